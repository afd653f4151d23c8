import type { TableDescription } from '../columns.ts';

/** The tables about people: who has an account, who works here, who was trained. */

const USER = ['username', 'user id', 'login', 'email'];

export type AccountField =
  | 'user'
  | 'name'
  | 'role'
  | 'status'
  | 'createdAt'
  | 'approvedBy'
  | 'lastLoginAt'
  | 'disabledAt';

export const ACCOUNTS: TableDescription<AccountField> = {
  columns: [
    { field: 'user', names: USER },
    { field: 'name', names: ['full name', 'display name'] },
    { field: 'role', names: ['user role', 'permission'] },
    { field: 'status', names: ['state', 'active'] },
    {
      field: 'createdAt',
      names: ['created', 'date created', 'account created'],
      isDate: true,
    },
    { field: 'approvedBy', names: ['approver', 'supervisor'] },
    { field: 'lastLoginAt', names: ['last login', 'last active', 'last access'], isDate: true },
    { field: 'disabledAt', names: ['deactivated', 'disabled', 'date disabled'], isDate: true },
  ],
  needed: [['user', 'name']],
  missing: 'has no column of users or names of accounts: head it "user" or "name"',
  rowsAre: 'accounts',
  incomplete: 'bad',
  namesPeople: true,
  alone: { field: 'name', lines: 'headed' },
};

export type PersonField =
  | 'name'
  | 'user'
  | 'employeeId'
  | 'unit'
  | 'title'
  | 'startedAt'
  | 'separatedAt'
  | 'listedAt';

export const PEOPLE: TableDescription<PersonField> = {
  columns: [
    { field: 'name', names: ['full name', 'employee name'] },
    { field: 'user', names: USER },
    { field: 'employeeId', names: ['employee #', 'badge', 'personnel number'] },
    { field: 'unit', names: ['assignment', 'division', 'bureau'] },
    { field: 'title', names: ['rank', 'job title', 'position'] },
    { field: 'startedAt', names: ['hire date', 'start date'], isDate: true },
    {
      field: 'separatedAt',
      names: ['separation date', 'termination date', 'end date'],
      isDate: true,
    },
    { field: 'listedAt', names: ['date listed', 'date notified'], isDate: true },
  ],
  needed: [['user', 'name']],
  missing: 'has no column of names or users of people: head it "name" or "user"',
  rowsAre: 'people',
  incomplete: 'bad',
  namesPeople: true,
  alone: { field: 'name', lines: 'headed' },
};

export type TrainingField = 'user' | 'name' | 'trainedAt' | 'course';

export const TRAINING: TableDescription<TrainingField> = {
  columns: [
    { field: 'user', names: USER },
    { field: 'name', names: ['full name', 'employee name'] },
    { field: 'trainedAt', names: ['date', 'completed', 'completion date'], isDate: true },
    { field: 'course', names: [] },
  ],
  needed: [['user', 'name'], ['trainedAt']],
  filled: [['user', 'name']],
  missing: 'has no columns of names and of training dates: head them "name" and "trainedAt"',
  rowsAre: 'trainings',
  incomplete: 'bad',
  namesPeople: true,
};
