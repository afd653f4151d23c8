import { type Field, fieldNamedBy, type HeaderMap, normalizeHeader } from './oracle-fields.ts';
import { OracleRefusal } from './oracle-refusal.ts';
import { isEmpty } from './oracle-white-space.ts';

const RANGE: Field[] = ['windowStart', 'windowEnd', 'window'];
const EXTENT: Field[] = ['networks', 'devices', 'resultsViewed'];
const WHY: Field[] = ['reason', 'caseNumber', 'offense'];

const CAMERA =
  /^(camera(name|id|location)?|reader(name|id)?|device(name|id)|read(time|date|datetime|at)|capture(time|date|dat)|detection(time|date)|detectedat|(plate)?confidence(score)?|(plate|vehicle)image)$/;
const EXPIRY = /^(expir(es|esat|eson|y|ydate|edate|ation|ationdate|ationdatetime))$/;
const LISTED =
  /^(hotlist(name)?|hotplate|alert(type)?|effectivedate|dateadded|added(on|by)?|dateentered|enteredby|orderdate)$/;
const ACCOUNT =
  /^(roles?|userrole|permissions?|(user|account)?status|active|enabled|account(type|created)|created(at)?|datecreated|lastlogin(at)?|last(active|access)|approvedby|disabled(at)?|datedisabled|deactivated|trainingdate)$/;
const LOGIN =
  /^(login(time|date|datetime|status|result|type|event|method)|loggedinat|logon(time|type)|log(out|off)time|loggedoutat|signin(time|status)|signouttime|session(id|start|end|duration)|useragent|browser)$/;
const OUTCOME = /^(result|status|outcome|success|failurereason)$/;

/** Files that are no search logs are refused by name. */
export function refuseOtherFiles(file: string, header: string[], map: HeaderMap): void {
  const names = header.map(normalizeHeader);
  const hasAll = (...wanted: string[]): boolean =>
    wanted.every((name) => names.includes(normalizeHeader(name)));

  if (hasAll('Event Type', 'Entity Type')) {
    throw new OracleRefusal(`${file}: a Flock event log is not a search log`);
  }
  if (hasAll('Networks Shared With Me', "Networks I'm Sharing")) {
    throw new OracleRefusal(`${file}: a Flock shared-networks list is not a search log`);
  }
  if (hasAll('object_type', 'operation', 'object_name')) {
    throw new OracleRefusal(`${file}: an Axon Fusus access log is not a search log`);
  }
  // Whoever names columns says that it is one; so does a name that speaks of searches.
  if (map.length > 0 || names.some((name) => /search|quer/.test(name))) return;
  const kind = likelyKind(header, names);
  if (kind !== null) throw new OracleRefusal(`${file}: ${kind} is not a search log`);
}

function likelyKind(header: string[], names: string[]): string | null {
  const fields = new Set(header.map((cell) => fieldNamedBy(cell, [])));
  const has = (field: Field): boolean => fields.has(field);
  const hasName = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (header.filter((cell) => !isEmpty(cell)).length < 3 || EXTENT.some(has)) return null;
  const isWhy = WHY.some(has);
  const isOfAccounts = has('user') && !has('searchedAt') && !has('plate') && !isWhy;
  if (isOfAccounts && hasName(ACCOUNT)) return 'a list of accounts';
  if (RANGE.some(has)) return null;
  if (has('plate')) {
    if (hasName(CAMERA) && !has('user') && !isWhy) return 'a list of detections';
    if (hasName(EXPIRY) && !(has('user') && has('searchedAt'))) return 'a hot list';
    return hasName(LISTED) && !has('user') && !has('searchedAt') ? 'a hot list' : null;
  }
  const isLogin = hasName(LOGIN) || (has('searchedAt') && has('ipAddress') && hasName(OUTCOME));
  return has('user') && !isWhy && isLogin ? 'a log of logins' : null;
}
