import { execFileSync } from 'node:child_process';
import { ROOT } from '../test/bench/root.ts';
import type { Bundled } from './bundled.ts';

interface Component {
  readonly 'bom-ref': string;
  readonly [key: string]: unknown;
}

/** What we read of CycloneDX 1.5. */
interface Bom {
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  readonly metadata: { readonly component: Component };
  readonly [key: string]: unknown;
}

/**
 * The bill of materials that npm writes of the lockfile, for what is bundled alone, and without what
 * another run, folder or npm would write otherwise: serial number, time, name of the folder, npm's version.
 */
export function sbom(packages: readonly Bundled[]): string {
  const { serialNumber: _, ...bom } = fromNpm();
  const { component } = bom.metadata;
  const refs = new Set(packages.map(({ name, version }) => `${name}@${version}`));
  const components = bom.components.filter((each) => refs.has(each['bom-ref']));
  if (components.length !== refs.size)
    throw new Error('the lockfile does not know what is bundled');
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref) || ref === component['bom-ref'])
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => refs.has(each)) }));
  const document = {
    ...bom,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      tools: [{ vendor: 'npm', name: 'cli' }],
      component: { ...component, type: 'application', name: 'alpr-audit' },
    },
    // They are not needed for development alone: they are in the bundle.
    components: components.map((each) => ({ ...each, scope: 'required', properties: [] })),
    dependencies,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function fromNpm(): Bom {
  const args = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];
  const cli = process.env.npm_execpath;
  const [program, first] = cli === undefined ? ['npm', []] : [process.execPath, [cli]];
  return JSON.parse(
    execFileSync(program, [...first, ...args], { cwd: ROOT, encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
}
