import type { Field } from '../../search.ts';

/** Exports that look like search logs and are not: told by their headers, refused by name. */
export interface RefusedExport {
  readonly headers: readonly string[];
  /** What it is, to follow "<name> is ". */
  readonly is: string;
}

export const REFUSED_EXPORTS: readonly RefusedExport[] = [
  {
    headers: ['Event Type', 'Entity Type', 'Event Id'],
    is: 'a Flock event log (who changed what), not a search log: alpr-audit events reads it; for this export the organization audit',
  },
  {
    headers: ['Organization Name', 'Networks Shared With Me'],
    is: 'a Flock list of shared networks, not a search log: alpr-audit sharing reads it',
  },
  {
    headers: ['user_organization', 'object_type', 'operation', 'client'],
    is: 'an Axon Fusus camera access log, not a search log: export the license-plate searches',
  },
  {
    headers: ['draw', 'stratum', 'ticket', 'exception (Y/N)'],
    is: 'a workpaper, not a search log: evaluate reads it once it is filled in; give the log that it was drawn from',
  },
];

/**
 * Files of a kind that no one vendor's headers tell: by the columns that such a file has and a search
 * log has not. A name that speaks of searches or queries makes it none of them.
 */
export interface RefusedKind {
  /** Fields that its headers name, and fields that they do not. */
  readonly fields: readonly Field[];
  readonly lacks: readonly Field[];
  /** Of each of these lists it has one header at least. */
  readonly marks: readonly (readonly string[])[];
  /** What it is, to follow "<name> is ". */
  readonly is: string;
}

/** What a search has, and neither an account nor a login nor a camera's reading of a plate. */
const RANGE: readonly Field[] = ['windowStart', 'windowEnd', 'window'];
const EXTENT: readonly Field[] = ['networks', 'devices', 'resultsViewed'];
const WHY: readonly Field[] = ['reason', 'caseNumber', 'offense'];

const CAMERA = ['camera', 'camera name', 'camera id', 'camera location', 'reader', 'reader name'];
const READING = [
  ...[
    'reader id',
    'device name',
    'device id',
    'read time',
    'read date',
    'read date/time',
    'read at',
  ],
  ...[
    'capture time',
    'capture date',
    'captured at',
    'detection time',
    'detection date',
    'detected at',
  ],
  ...['confidence', 'confidence score', 'plate confidence', 'plate image', 'vehicle image'],
];
const EXPIRY = [
  ...['expires', 'expires at', 'expires on', 'expiry', 'expiry date', 'expire date'],
  ...['expiration', 'expiration date', 'expiration date/time'],
];
const ON_A_HOT_LIST = [
  ...['hot list', 'hot list name', 'hot plate', 'alert', 'alert type', 'effective date'],
  ...['date added', 'added', 'added on', 'added by', 'date entered', 'entered by', 'order date'],
];
const ACCOUNT = [
  ...['role', 'roles', 'user role', 'permission', 'permissions', 'status', 'user status', 'active'],
  ...['enabled', 'account status', 'account type', 'account created', 'created', 'created at'],
  ...['date created', 'last login', 'last login at', 'last active', 'last access', 'approved by'],
  ...['disabled', 'disabled at', 'date disabled', 'deactivated', 'training date'],
];
const LOGIN = [
  ...['login time', 'login date', 'login date/time', 'login status', 'login result', 'login type'],
  ...['login event', 'login method', 'logged in at', 'logon time', 'logon type', 'logout time'],
  ...['logoff time', 'logged out at', 'sign in time', 'sign in status', 'sign out time'],
  ...['session id', 'session start', 'session end', 'session duration', 'user agent', 'browser'],
];
const OUTCOME = ['result', 'status', 'outcome', 'success', 'failure reason'];

const UNLESS = 'where it is one all the same, name a column with --map';
const DETECTIONS = `a list of detections (plates that cameras read), not a search log: export the searches of users; ${UNLESS}`;
const HOT_LIST = `a hot list (plates to be looked out for), not a search log: export the searches of users; ${UNLESS}`;
const ACCOUNTS = `a list of accounts, not a search log: alpr-audit accounts --accounts reads it; for this export the searches that they made; ${UNLESS}`;
const LOGINS = `a log of logins, not a search log: alpr-audit logins reads it; for this export the searches of users; ${UNLESS}`;

export const REFUSED_KINDS: readonly RefusedKind[] = [
  {
    fields: ['plate'],
    lacks: ['user', ...WHY, ...RANGE, ...EXTENT],
    marks: [[...CAMERA, ...READING]],
    is: DETECTIONS,
  },
  {
    fields: ['plate'],
    lacks: ['searchedAt', ...RANGE, ...EXTENT],
    marks: [EXPIRY],
    is: HOT_LIST,
  },
  {
    fields: ['plate'],
    lacks: ['user', ...RANGE, ...EXTENT],
    marks: [EXPIRY],
    is: HOT_LIST,
  },
  {
    fields: ['plate'],
    lacks: ['searchedAt', 'user', ...RANGE, ...EXTENT],
    marks: [ON_A_HOT_LIST],
    is: HOT_LIST,
  },
  {
    fields: ['plateState'],
    lacks: ['searchedAt', 'user', ...RANGE, ...EXTENT],
    marks: [['hot plate'], ON_A_HOT_LIST],
    is: HOT_LIST,
  },
  {
    fields: ['user'],
    lacks: ['plate', ...WHY, ...RANGE, ...EXTENT],
    marks: [LOGIN],
    is: LOGINS,
  },
  {
    fields: ['user', 'searchedAt', 'ipAddress'],
    lacks: ['plate', ...WHY, ...RANGE, ...EXTENT],
    marks: [OUTCOME],
    is: LOGINS,
  },
  {
    fields: ['user'],
    lacks: ['searchedAt', 'plate', ...WHY, ...EXTENT],
    marks: [ACCOUNT],
    is: ACCOUNTS,
  },
];
