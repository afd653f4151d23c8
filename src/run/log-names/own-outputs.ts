import { fileAccess, openFile } from '../../log/open/file.ts';
import { firstBytes } from '../../world/folder-files.ts';

/** Outputs of this program, which stand beside logs and are none: told by how they begin. */

/** The first columns of its tables. A table of it that begins otherwise is in no folder of logs alone. */
const HEADS: readonly string[] = [
  // workpaper.csv of version 0.1 and 0.2, sample, judgment-picks.csv, --findings, --list
  ...['draw,role,stratum,ticket,', 'rules,id,file,line', 'kind,level,file,line,'],
  ...['rule,subject,file,line,', 'part,name,direction,', 'part,agency,element,'],
  ...['section,groupedBy,', 'section,rule,', 'section,value,population,', 'section,kind,outcome,'],
  ...['section,item,', 'section,what,earlier,', 'table,by,value,', 'table,rule,ran,'],
  ...['field,value,blank,placeholder,', 'finding,name,source,loadedAt,'],
  ...['id,finding,reportedAt,', 'n,k,K,tail,'],
];

/** workpaper.csv: what stands between its first column and its answers depends on the log. */
const WORKPAPER = /^Draw,[^\n]*,Exception \(Y\/N\),Void \(Y\),/;

/** A file of --rejects. */
const REJECTS = /^# .{1,300} line \d+: /;

const HEAD_BYTES = 8192;
const CORE = 'docprops/core.xml';
const MOST_CORE_BYTES = 64 * 1024;

/** What the properties of its workbooks say: the program, or the title of a workpaper or a checklist. */
const OF_WORKBOOK = /<dc:creator>alpr-audit<|<dc:title>ALPR (search audit|audit)/;

/** Whether a file is one that this program wrote. */
export async function isOwnOutput(name: string, path: string): Promise<boolean> {
  if (/\.xlsx$/i.test(name)) return await isOwnWorkbook(name, path);
  const head = firstBytes(path, HEAD_BYTES)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (REJECTS.test(head) || WORKPAPER.test(head)) return true;
  return HEADS.some((start) => head.startsWith(start));
}

async function isOwnWorkbook(name: string, path: string): Promise<boolean> {
  const { smallPart, zipParts } = await import('../../log/workbook/zip.ts');
  try {
    const file = await openFile(name, path);
    try {
      const access = fileAccess(file);
      const core = (await zipParts(access)).get(CORE);
      if (core === undefined) return false;
      return OF_WORKBOOK.test((await smallPart(access, core, MOST_CORE_BYTES)).toString('utf8'));
    } finally {
      await file.close();
    }
  } catch {
    // Whatever it is, whoever reads it as a log says it better.
    return false;
  }
}
