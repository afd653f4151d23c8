import { heading, notes, type View } from '../../view.ts';
import { EVENT_NOTES } from './events-view.ts';

/** What events shows of a Flock event log, the findings behind it, and what it cannot see. */
export function eventsExplainView(): View {
  return {
    lead: ['What an event log shows, and what the State Auditor found (report 2019-118).'],
    blocks: [
      heading('What is shown'),
      notes([
        'Accounts and roles, made, changed and deleted. The report: accounts that outlived their holders, by up to two months.',
        'Shares with their permissions, Search or Search, Alerts. The report: images shared with hundreds of entities that nobody had verified.',
        'Hot-list entries: how many were made without a case or a reason; how many never expire, by the last event of each list and plate. The report: entries kept for five and six years.',
        'Reviews of flagged searches (Needs Review -> Archived), by reviewer: the median time between closings less than 30 minutes apart, and runs of 10 or more, each at most 90 seconds after the last. The report: little to no auditing of what users searched.',
      ]),
      heading('What it cannot see'),
      notes([
        ...EVENT_NOTES,
        'What was done before the first event, or in another system.',
        'Whether a search that was closed quickly was looked at: some need a second, some an hour.',
        'Event Id is no key; an event is known by all of its cells.',
      ]),
    ],
  };
}
