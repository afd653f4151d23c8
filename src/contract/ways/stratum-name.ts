/** Between the names of a stratum of several groupings; few names have it. */
export const BETWEEN_NAMES = ' · ';
