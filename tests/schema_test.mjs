// The schemas take a good sample and refuse each way of spoiling it, for the right reason.

import assert from 'node:assert/strict';
import test from 'node:test';

import {read, validator} from './schema.mjs';

const schema = name => read(new URL(`../schemas/${name}.schema.json`, import.meta.url));
const problems_of_report = validator(schema('report-1'));
const problems_of_validation = validator(schema('validation-1'));
const problems_of_simulation = validator(schema('simulation-1'));
const problems_of_amendment = validator(schema('amendment-1'));
const problems_of_rights = validator(schema('rights-1'));
const problems_of_signals = validator(schema('signals-1'));
const problems_of_log = validator(schema('log-1'));
const problems_of_blame = validator(schema('blame-1'));
const problems_of_timeline = validator(schema('timeline-1'));
const problems_of_when = validator(schema('when-1'));

const side = version => ({
  source: `v${version}:agreements/lease.xml`,
  revision: `v${version}`,
  commit: '0123456789abcdef0123456789abcdef01234567',
  blob: 'f'.repeat(40),
  version,
  effective: '2031-07',
});
const provision = (number, line) =>
    ({id: 'c-rent', number, heading: 'Rent', path: '/agreement[1]/body[1]/clause[2]', line});

const report = {
  schema: 'urn:clauseline:report:1',
  tool: {name: 'clauseline', version: '0.1.0', rules: '2026-11'},
  evaluated_on: '2031-07-14',
  agreement: {
    id: 'lease',
    title: 'Lease',
    parties: [{id: 'owner', name: 'Owner'}, {id: 'tenant', name: 'Tenant'}]
  },
  old: side('1'),
  new: side('2'),
  summary: {
    clauses: {
      unchanged: 4,
      edited: 1,
      added: 0,
      removed: 0,
      moved: 0,
      renumbered: 1,
      split: 0,
      merged: 0
    },
    findings: {critical: 0, high: 1, medium: 0, low: 0, info: 1},
    parties: {tenant: {gain: 0, loss: 1, depends: 0, mixed: 0, neutral: 0, unknown: 1}},
  },
  findings: [
    {
      rule: 'RS001',
      slug: 'share-raised',
      family: 'revenue-share',
      severity: 'high',
      title: 'A share rose',
      message: 'The tenant pays more.',
      basis: 'typed',
      clause: {old: 'c-rent', new: 'c-rent'},
      term: {new: 't-rent'},
      asset: 'shop',
      old: '5 percent',
      new: '6 percent',
      direction: {tenant: 'loss', owner: 'gain'},
      location: {new: {source: 'v2:agreements/lease.xml', line: 9, column: 3}},
      fingerprint: '0123456789abcdef',
      review: {state: 'waived', by: 'counsel', expires: '2032-01-01'},
    },
    {
      rule: 'GV001',
      slug: 'party-renamed',
      family: 'governance',
      severity: 'info',
      title: 'A party has another name',
      message: 'The owner was renamed.',
      basis: 'structure',
      part: 'parties',
      direction: {},
      fingerprint: 'abcdef0123456789',
      folded_under: '0123456789abcdef',
      location: {old: {source: 'v1:agreements/lease.xml', line: 4, column: 5}},
    },
  ],
  clauses: [{
    change: ['moved', 'renumbered', 'edited'],
    old: [provision('2', 8)],
    new: [provision('3', 9)],
    moved: {from: {parent: 'c-money', after: 'c-deposit'}, to: {parent: null, after: null}},
    similarity: 0.93,
    why: 'same id',
    redline: [
      {op: 'equal', text: 'Rent\nThe rent is '}, {op: 'delete', text: '5'},
      {op: 'insert', text: '6'}
    ],
  }],
};
const reports = {
  schema: 'urn:clauseline:reports:1',
  reports: [report],
  failed: [{source: 'v2:agreements/broken.xml', message: 'the element p is not closed'}],
};
const validation = {
  schema: 'urn:clauseline:validation:1',
  problems: [{
    rule: 'XSD',
    severity: 'high',
    message: 'no such element',
    location: {source: 'a.xml', line: 1, column: 2}
  }],
};
const amendment = {
  schema: 'urn:clauseline:amendment:1',
  old: 'v1.xml',
  instrument: 'a.xml',
  new: 'v2.xml',
  findings: [{
    rule: 'IN011',
    slug: 'instrument-mismatch',
    severity: 'critical',
    title: 'Another',
    message: '2 Rent (rent): the words differ',
    instruction: 'i-1',
    expected: '15 days',
    location: {
      expected: {source: 'a.xml', line: 4, column: 2},
      found: {source: 'v2.xml', line: 1, column: 2}
    }
  }],
};
const rights = {
  schema: 'urn:clauseline:rights:1',
  agreement: {id: 'lease', title: 'Lease', version: '1'},
  source: 'v1.xml',
  evaluated_on: '2031-07',
  effective: '2030',
  parties: [{id: 'tenant', name: 'Tenant', shares: [{name: 'Holds', terms: ['t-park']}]}],
  rights: [{
    right: 'permission',
    term: 't-park',
    holders: ['tenant'],
    from: [],
    says: 'Permission: park',
    since: 'unstated',
    until: 'until Sale',
    events: ['sale'],
    status: 'active',
    standing: 'stands unless the event came',
    details: [{name: 'over', value: 'The Garage'}],
    clause: {id: 'c', number: '1', heading: ''},
    location: {source: 'v1.xml', line: 3, column: 4}
  }],
};

const payments = {
  term: 't-rent',
  currency: 'EUR',
  total: '9.50',
  above_cap: '0.50',
  cap_reached: '2031-12-31',
  interest: '0.01',
  carried_exact: '-1/3',
  supposed: [{
    term: 't-rent',
    field: 'rate',
    value: '5%',
    basis: 'assumed',
    said: 'undisclosed',
    location: {source: 'v2:agreements/lease.xml', line: 9, column: 3}
  }],
  periods: [{
    from: '2031-01-01',
    to: '2031-12-31',
    days: 365,
    base: '200.00',
    base_exact: '599/3',
    due: '10.00',
    paid: '9.50',
    cumulative: '9.50',
    cap_left: '0.00',
    interest: '0.01'
  }],
};
const simulation = {
  schema: 'urn:clauseline:simulation:1',
  tool: {name: 'clauseline', version: '0.1.0'},
  agreement: report.agreement,
  old: {...side('1'), sha256: 'a'.repeat(64)},
  new: side('2'),
  forecast: {source: 'forecast.csv', sha256: 'b'.repeat(64)},
  window: {from: '2031-01-01', to: '2031-12-31'},
  days_late: 30,
  notes: ['the rent is paid in EUR'],
  scenarios: [{
    name: 'early',
    events: [
      {event: 'sale', date: '2031-06-30', basis: 'supposed'},
      {event: 'fire', date: null, basis: 'none'}
    ],
    streams: [{
      stream: 't-rent',
      payer: 'tenant',
      payee: 'owner',
      old: {status: 'ceased', total: '0.00', above_cap: '0.00', supposed: [], periods: []},
      new: payments,
      difference: '9.50'
    }],
    uncounted: [{stream: 't-parking', payer: 'tenant', payee: 'owner'}],
    net: [{
      party: 'owner',
      currency: 'EUR',
      old: '0.00',
      new: '9.51',
      difference: '-9.51',
      uncounted: ['t-parking']
    }],
    break_even: [{
      event: 'sale',
      party: 'owner',
      stretches: [{from: '2031-01-01', to: '2031-12-31', outcome: 'better'}],
      never: 'same'
    }],
    notes: [],
  }],
};

const good = {
  'a report': [problems_of_report, report],
  'a report with a member that came later': [problems_of_report, {...report, later: true}],
  'an added agreement': [problems_of_report, {...report, old: undefined}],
  'several reports': [problems_of_report, reports],
  'no reports at all': [problems_of_report, {...reports, reports: [], failed: []}],
  'a validation': [problems_of_validation, validation],
  'a simulation': [problems_of_simulation, simulation],
  'a simulation in two currencies':
      [problems_of_simulation, with_scenario(one => delete one.streams[0].difference)],
  'rights': [problems_of_rights, rights],
  'the rights of nobody': [problems_of_rights, {...rights, parties: [], rights: []}],
  'an amendment that was checked': [problems_of_amendment, amendment],
  'an amendment that proved itself': [problems_of_amendment, {...amendment, findings: []}],
};
for (const [name, [problems_of, value]] of Object.entries(good)) {
  test(`the schema takes ${name}`, () => {
    assert.deepEqual(problems_of(JSON.parse(JSON.stringify(value))), []);
  });
}

const spoilt_report = [
  [
    '/schema', 'another schema name',
    r => {
      r.schema = 'urn:clauseline:report:2';
    }
  ],
  [
    '/', 'no summary',
    r => {
      delete r.summary;
    }
  ],
  [
    '/', 'neither side',
    r => {
      delete r.old;
      delete r.new;
    }
  ],
  [
    '/evaluated_on', 'a date that is none',
    r => {
      r.evaluated_on = '2031-02-30';
    }
  ],
  [
    '/old/commit', 'a short commit',
    r => {
      r.old.commit = '0123456';
    }
  ],
  [
    '/new/effective', 'a thirteenth month',
    r => {
      r.new.effective = '2031-13';
    }
  ],
  [
    '/summary/clauses', 'a kind of change left out',
    r => {
      delete r.summary.clauses.merged;
    }
  ],
  [
    '/summary/findings/high', 'a count below nothing',
    r => {
      r.summary.findings.high = -1;
    }
  ],
  [
    '/summary/parties/tenant', 'a count for no direction',
    r => {
      r.summary.parties.tenant.harm = 1;
    }
  ],
  [
    '/findings/0/severity', 'a severity of its own',
    r => {
      r.findings[0].severity = 'severe';
    }
  ],
  [
    '/findings/0/basis', 'a basis of its own',
    r => {
      r.findings[0].basis = 'guess';
    }
  ],
  [
    '/findings/0/direction/tenant', 'a direction of its own',
    r => {
      r.findings[0].direction.tenant = 'bad';
    }
  ],
  [
    '/findings/0', 'clause and part in one finding',
    r => {
      r.findings[0].part = 'meta';
    }
  ],
  [
    '/findings/1', 'neither clause nor part',
    r => {
      delete r.findings[1].part;
    }
  ],
  [
    '/findings/1/part', 'a part of its own',
    r => {
      r.findings[1].part = 'body';
    }
  ],
  [
    '/findings/0/clause', 'a clause with no side',
    r => {
      r.findings[0].clause = {};
    }
  ],
  [
    '/findings/0/fingerprint', 'a fingerprint that is not hex',
    r => {
      r.findings[0].fingerprint = 'not a fingerprint';
    }
  ],
  [
    '/findings/0/location/new/line', 'a line before the first',
    r => {
      r.findings[0].location.new.line = 0;
    }
  ],
  [
    '/findings/0/review/state', 'a review state of its own',
    r => {
      r.findings[0].review.state = 'done';
    }
  ],
  [
    '/clauses/0/change/0', 'a change of its own',
    r => {
      r.clauses[0].change = ['rewritten'];
    }
  ],
  [
    '/clauses/0/change', 'no change',
    r => {
      r.clauses[0].change = [];
    }
  ],
  [
    '/clauses/0', 'a move without its ends',
    r => {
      delete r.clauses[0].moved;
    }
  ],
  [
    '/clauses/0', 'the ends of no move',
    r => {
      r.clauses[0].change = ['edited'];
    }
  ],
  [
    '/clauses/0/moved', 'a move from nowhere',
    r => {
      delete r.clauses[0].moved.from;
    }
  ],
  [
    '/clauses/0/moved/to', 'a place under nothing said',
    r => {
      delete r.clauses[0].moved.to.parent;
    }
  ],
  [
    '/clauses/0/similarity', 'more than the same',
    r => {
      r.clauses[0].similarity = 1.2;
    }
  ],
  [
    '/clauses/0/redline/0/op', 'an edit of its own',
    r => {
      r.clauses[0].redline[0].op = 'replace';
    }
  ],
];
for (const [place, name, spoil] of spoilt_report) {
  test(
      `the schema refuses a report with ${name}`,
      () => refuses(problems_of_report, report, spoil, place));
}

test(
    'the schema refuses a bad report among several',
    () => refuses(problems_of_report, reports, r => {
      r.reports[0].tool.name = 'other';
    }, '/reports/0/tool/name'));
test('the schema refuses a failure without words', () => refuses(problems_of_report, reports, r => {
                                                     r.failed[0].message = '';
                                                   }, '/failed/0/message'));
test(
    'the schema refuses a validation without a rule',
    () => refuses(problems_of_validation, validation, v => {
      delete v.problems[0].rule;
    }, '/problems/0'));
test(
    'the schema refuses a validation with no column',
    () => refuses(problems_of_validation, validation, v => {
      delete v.problems[0].location.column;
    }, '/problems/0/location'));
test(
    'the schema refuses an amendment of another rule',
    () => refuses(problems_of_amendment, amendment, a => {
      a.findings[0].rule = 'IN001';
    }, '/findings/0/rule'));
test(
    'the schema refuses an amendment that does not say where',
    () => refuses(problems_of_amendment, amendment, a => {
      delete a.findings[0].location.found;
    }, '/findings/0/location'));
test(
    'the schema refuses rights that stand in a way of their own',
    () => refuses(problems_of_rights, rights, r => {
      r.rights[0].standing = 'stands on one leg';
    }, '/rights/0/standing'));
test('the schema refuses a share of nothing', () => refuses(problems_of_rights, rights, r => {
                                                r.parties[0].shares[0].terms = [];
                                              }, '/parties/0/shares/0/terms'));

const spoilt_scenario = [
  ['/events/0/date', 'a date that is none', one => one.events[0].date = '2031-02-30'],
  ['/events/0/basis', 'a basis of its own', one => one.events[0].basis = 'guess'],
  ['/net/0/old', 'an amount that is a number', one => one.net[0].old = 9.5],
  ['/net/0/currency', 'a currency of its own', one => one.net[0].currency = 'euro'],
  ['/streams/0/new/total', 'an amount with separators', one => one.streams[0].new.total = '1,000.00'],
  ['/streams/0/new/periods/0', 'a period without its due', one => delete one.streams[0].new.periods[0].due],
  ['/streams/0/new/periods/0', 'a period without an end', one => delete one.streams[0].new.periods[0].to],
  ['/streams/0/new/supposed/0', 'a value of no place', one => delete one.streams[0].new.supposed[0].location],
  ['/streams/0', 'a side missing', one => delete one.streams[0].old],
  ['/break_even/0/never', 'an outcome of its own', one => one.break_even[0].never = 'good'],
  ['/break_even/0/stretches', 'no stretch', one => one.break_even[0].stretches = []],
];
for (const [place, name, spoil] of spoilt_scenario) {
  test(
      `the schema refuses a simulation with ${name}`,
      () => refuses(
          problems_of_simulation, simulation, value => spoil(value.scenarios[0]),
          `/scenarios/0${place}`));
}
test(
    'the schema refuses a simulation without its window',
    () => refuses(problems_of_simulation, simulation, value => {
      delete value.window;
    }, '/'));

function with_scenario(change) {
  const changed = structuredClone(simulation);
  change(changed.scenarios[0]);
  return changed;
}

function refuses(problems_of, value, spoil, place) {
  const spoilt = structuredClone(value);
  spoil(spoilt);
  const problems = problems_of(spoilt);
  assert.ok(
      problems.some(problem => problem.startsWith(`${place} `)),
      `${place} is not in:\n${problems.join('\n')}`);
}

const signals = {
  schema: 'urn:clauseline:signals:1',
  signals: [{
    signal: 'revenue-share',
    topic: 'revenue-share',
    polarity: 'positive',
    clause: 'c-share',
    start: 10,
    end: 30,
    line: 2,
    quote: '20% of Net Revenue',
    values: [{kind: 'percent', value: '20%', quote: '20%'}]
  }]
};

test('signals', () => {
  assert.deepEqual(problems_of_signals(signals), []);
  const spoiled = change => {
    const copy = structuredClone(signals);
    change(copy.signals[0]);
    return problems_of_signals(copy);
  };
  assert.notEqual(spoiled(one => { one.topic = 'weather'; }).length, 0);
  assert.notEqual(spoiled(one => { one.polarity = 'mixed'; }).length, 0);
  assert.notEqual(spoiled(one => { delete one.quote; }).length, 0);
  assert.notEqual(spoiled(one => { one.end = 0; }).length, 0);
  assert.notEqual(spoiled(one => { one.values[0].kind = 'colour'; }).length, 0);
});

const commit = '0123456789abcdef0123456789abcdef01234567';
const person = {name: 'A. Drafter', email: 'a@example.invalid', date: '2031-07-14'};

const log = {
  schema: 'urn:clauseline:log:1',
  path: 'agreements/lease.xml',
  shallow: false,
  versions: [{
    commit,
    parents: [commit],
    author: person,
    committer: person,
    subject: 'Raise the rent',
    path: 'agreements/lease.xml',
    blob: commit,
    change: 'changed',
    says: '1 high: The rent rose (2 Rent)',
    summary:
        {clauses: {edited: 1}, findings: {critical: 0, high: 1, medium: 0, low: 0, info: 0}},
    clauses: [{name: '2 Rent', change: ['edited'], old: ['c-rent'], new: ['c-rent']}],
    findings: [{
      rule: 'PY001',
      slug: 'rent-raised',
      severity: 'high',
      title: 'The rent rose',
      message: 'The tenant pays more.',
      place: '2 Rent',
      clause: {old: ['c-rent'], new: ['c-rent']},
      direction: {tenant: 'loss'}
    }]
  }]
};

const blame = {
  schema: 'urn:clauseline:blame:1',
  path: 'agreements/lease.xml',
  revision: 'HEAD',
  blob: commit,
  shallow: true,
  clauses: [{
    id: 'c-rent',
    number: '2',
    label: '2 Rent',
    meaning: {commit, cut: true},
    words: {commit, or_one_of: [commit]},
    facts: [{
      right: 'payment',
      term: 't-rent',
      field: 'amount',
      value: '900 EUR',
      meaning: {commit},
      words: {commit}
    }]
  }],
  commits: [{
    commit,
    path: 'agreements/lease.xml',
    subject: '',
    author: person,
    committer: person,
    signature: {state: 'none'}
  }]
};

const event = {event: 'began', commit, committed: '2031-07-14', term: 't-rent', new: '900 EUR'};
const timeline = {
  schema: 'urn:clauseline:timeline:1',
  path: 'agreements/lease.xml',
  shallow: false,
  rights: [{right: 'payment', term: 't-rent', clause: '2 Rent', stands: true, events: [event]}],
  unreadable: [{commit, problem: 'it is empty'}]
};

const when = {
  schema: 'urn:clauseline:when:1',
  path: 'agreements/lease.xml',
  question: 'payment.amount',
  shallow: false,
  answers: [{...event, right: 'payment', clause: '2 Rent', field: 'amount'}],
  unreadable: []
};

const histories = [
  ['log', problems_of_log, log],
  ['blame', problems_of_blame, blame],
  ['timeline', problems_of_timeline, timeline],
  ['when', problems_of_when, when],
];
for (const [name, problems_of, value] of histories)
  test(name, () => assert.deepEqual(problems_of(value), []));

const spoilt_histories = [
  [problems_of_log, log, '/versions/0', 'no line', one => delete one.versions[0].says],
  [problems_of_log, log, '/versions/0/change', 'a kind', one => one.versions[0].change = 'lost'],
  [problems_of_log, log, '/versions/0/commit', 'an id', one => one.versions[0].commit = 'abc'],
  [problems_of_log, log, '/', 'no subject at all', one => delete one.path],
  [problems_of_blame, blame, '/clauses/0', 'no meaning', one => delete one.clauses[0].meaning],
  [problems_of_blame, blame, '/clauses/0/words/or_one_of', 'none of several',
   one => one.clauses[0].words.or_one_of = []],
  [problems_of_timeline, timeline, '/rights/0/events', 'no event', one => one.rights[0].events = []],
  [problems_of_timeline, timeline, '/rights/0/events/0/event', 'another event',
   one => one.rights[0].events[0].event = 'slept'],
  [problems_of_when, when, '/answers/0', 'no field', one => delete one.answers[0].field],
];
for (const [problems_of, value, place, name, spoil] of spoilt_histories)
  test(`the schema of ${value.schema} refuses ${name}`, () => refuses(problems_of, value, spoil, place));
