/** The default lists of flags: a copy of shared/vectors/packs.json, word for word. */

/** A list of phrases, and those that only look like one of them. */
export interface Pack {
  words: string[];
  traps: string[];
}

function split(list: string): string[] {
  return list.split(', ');
}

export const PACKS: Record<string, Pack> = {
  immigration: {
    words: split(
      'immigration, immigrant*, undocumented, deport*, removal order, ice, ero, hsi, ' +
        'cbp, border patrol, illegal alien*, illegal entry, illegal reentry, 287g, 287 g, ' +
        'customs enforcement',
    ),
    traps: split(
      'ice cream, black ice, ice pick, ice chest, ice box, ice machine, ice truck, ice ' +
        'house, ice rink, ice skating, ice hockey, ice fishing, ice sales, ice possession, ' +
        'possession of ice, selling ice, meth ice, ice meth, crystal ice, ice dealer, ice ' +
        'pipe, dry ice',
    ),
  },
  reproductive: {
    words: split('abortion*, planned parenthood, reproductive'),
    traps: [],
  },
  protest: {
    words: split(
      'protest, protests, protester*, protestor*, protesting, demonstrator*, rally, ' +
        'rallies, no kings, 50501, activist*, antifa, picket*, 1st amendment, first ' +
        'amendment',
    ),
    traps: split(
      'street rally, rally race, rally racing, rally car, pep rally, picket fence, ' +
        'protest the citation',
    ),
  },
  profiling: {
    words: split('gypsy, gypsies, gipsy, gipsies, romani, muslim*, mosque, mosques'),
    traps: split(
      'gypsy cab*, gypsy moth, mosque vandal*, vandalism at mosque, mosque burglary, ' +
        'threat to mosque, threats to mosque',
    ),
  },
  personal: {
    words: split(
      'my car, my vehicle, my truck, my plate, my wife, my husband, my girlfriend, my ' +
        'boyfriend, my ex, my daughter, my son, my neighbor, my neighbour, my own, ' +
        'personal use, curious, curiosity',
    ),
    traps: split('stole my car, stole my vehicle, stole my truck, took my car'),
  },
  civil: {
    words: split(
      'civil matter, civil case, civil process, repossession, repo, eviction, child ' +
        'support, parking ticket*, residency check, divorce',
    ),
    traps: split('repo man assault*, repo robbery'),
  },
  testing: {
    words: split('test, tests, testing, tested, demo, training'),
    traps: split(
      'test drive, drug test, dna test, blood test, breath test, field test, training ' +
        'officer, tested positive',
    ),
  },
};

export const FEDERAL: Pack = {
  words: split(
    'ice, cbp, hsi, ero, border patrol, customs and border, immigration and customs, ' +
      'homeland security investigations, fbi, dea, atf, usms, us marshal*, u s marshal*, ' +
      'usps, us postal, postal inspection, secret service, federal bureau, federal ' +
      'protective, national park service, us park police, us forest service, veterans ' +
      'affairs, department of homeland security, bureau of land management, bureau of ' +
      'indian affairs, national targeting center, drug enforcement administration',
  ),
  traps: split('federal way, federal heights, state bureau, ice house'),
};

/** The codes of the states, as the list of neighbors names them. */
export const STATE_CODES = (
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE ' +
  'NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'
).split(' ');
