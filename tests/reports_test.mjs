// node reports_test.mjs PROGRAM: what the program writes fits the schemas that it promises.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test, {after} from 'node:test';
import {fileURLToPath} from 'node:url';

import {read, validator} from './schema.mjs';

const program = process.argv[2];
const root = fileURLToPath(new URL('..', import.meta.url));
const problems_of = name => validator(read(join(root, 'schemas', `${name}.schema.json`)));
const problems_of_report = problems_of('report-1');
const problems_of_validation = problems_of('validation-1');
const problems_of_simulation = problems_of('simulation-1');
const problems_of_amendment = problems_of('amendment-1');
const problems_of_rights = problems_of('rights-1');
const problems_of_signals = problems_of('signals-1');
const problems_of_log = problems_of('log-1');
const problems_of_blame = problems_of('blame-1');
const problems_of_timeline = problems_of('timeline-1');
const problems_of_when = problems_of('when-1');
const problems_of_reviews = problems_of('reviews-1');
const problems_of_bundle = problems_of('review-bundle-1');

const folder = mkdtempSync(join(tmpdir(), 'clauseline-reports-'));
after(() => rmSync(folder, {recursive: true}));

const older = join(root, 'agreements/microsoft-openai/2025-10-28.xml');
const newer = join(root, 'agreements/microsoft-openai/2026-04-27.xml');
const repository = join(folder, 'repository');
const path = 'agreements/msft-openai.xml';

function run(...words) {
  const {status, error, stdout, stderr} =
      spawnSync(program, words, {encoding: 'utf8', maxBuffer: 1 << 28});
  assert.ok(
      error === undefined && status <= 1,
      `${words.join(' ')}: ${error ?? `exit ${status}: ${stderr}`}`);
  return stdout;
}
const json = (...words) => JSON.parse(run(...words, '--format', 'json'));

test('an audit of two files', () => {
  const report = json('audit', older, newer);
  assert.deepEqual(problems_of_report(report), []);
  assert.notEqual(report.findings.length, 0);
  assert.notEqual(report.clauses.length, 0);
});

test('an audit with the clauses that did not change', () => {
  const report = json('audit', older, newer, '--unchanged');
  assert.deepEqual(problems_of_report(report), []);
  assert.ok(report.clauses.some(({change}) => change.includes('unchanged')));
});

test('an audit under a policy', () => {
  const house = join(folder, 'policy.xml');
  writeFileSync(house, `<policy xmlns="urn:clauseline:policy:1">
    <severity rule="EX001" is="low">Agreed.</severity>
    <scenario name="early"><event id="agi-verified" date="2028-06-30"/></scenario>
    <rule code="HOUSE-001" slug="house-cap" family="payment" severity="high" title="A cap came">
      <says>{new}</says><why>Treasury books it.</why>
      <on right="revenue-share" field="cap" moves="added"/>
    </rule>
  </policy>\n`);
  const report = json('audit', older, newer, '--policy', house);
  assert.deepEqual(problems_of_report(report), []);
  assert.equal(report.policy.source, house);
  assert.ok(report.findings.some(({rule}) => rule === 'HOUSE-001'));
  assert.ok(report.findings.some(({scenarios}) => scenarios !== undefined));
});

test('an audit by detectors of the house', () => {
  const files = ['a.txt', 'b.txt'].map((name) => join(folder, name));
  writeFileSync(files[0], 'signal house-a\ntopic licence\nmatch licence\n');
  writeFileSync(files[1], 'drop house-a\n');
  const report = json('audit', older, newer, '--detectors', files[0], '--detectors', files[1]);
  assert.deepEqual(problems_of_report(report), []);
  assert.deepEqual(report.detectors.map(({source}) => source), files);
});

test('the signals of a version', () => {
  const found = json('signals', older);
  assert.deepEqual(problems_of_signals(found), []);
  assert.ok(found.signals.some(({topic}) => topic === 'exclusivity'));
  assert.ok(found.signals.some(({values}) => values !== undefined));
});

test('a comparison of two files', () => {
  const report = json('diff', older, newer);
  assert.deepEqual(problems_of_report(report), []);
  assert.deepEqual(report.findings, []);
});

test('a comparison in which clauses moved, were split and merged', () => {
  const report = json('diff', join(root, 'tests/moves/before.xml'), join(root, 'tests/moves/after.xml'));
  assert.deepEqual(problems_of_report(report), []);
  for (const kind of ['moved', 'split', 'merged'])
    assert.ok(report.clauses.some(({change}) => change.includes(kind)), kind);
});

test('an audit of two revisions, of one agreement and of all', () => {
  run('init', '--example', repository);
  const one = json('audit', '--repo', repository, `v2025-10-28:${path}`, `v2026-04-27:${path}`);
  assert.deepEqual(problems_of_report(one), []);
  assert.match(one.new.commit, /^[0-9a-f]{40}$/);

  const all = json('audit', '--repo', repository, 'v2025-10-28..v2026-04-27');
  assert.deepEqual(problems_of_report(all), []);
  assert.equal(all.schema, 'urn:clauseline:reports:1');
  assert.deepEqual(all.reports.map(({agreement}) => agreement.id), ['msft-openai']);
});

test('decisions on findings', () => {
  const at = ['v2025-10-28..v2026-04-27', '--repo', repository];
  const before = json('review', 'list', ...at);
  assert.deepEqual(problems_of_reviews(before), []);
  assert.ok(before.findings[0].blocks);
  assert.equal(before.findings[0].review.state, 'open');

  const git = (...words) => {
    const {status, stderr} = spawnSync('git', ['-C', repository, ...words], {encoding: 'utf8'});
    assert.equal(status, 0, stderr);
  };
  git('config', 'user.name', 'Reviewer');
  git('config', 'user.email', 'reviewer@clauseline.invalid');
  const key = join(folder, 'key');
  assert.equal(spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]).status, 0);
  git('config', 'gpg.format', 'ssh');
  git('config', 'user.signingKey', key);
  git('config', 'commit.gpgSign', 'true');
  const {fingerprint} = before.findings[0];
  run('review', 'approve', fingerprint, ...at, '--reason', 'As agreed.', '--commit');

  const later = ['v2025-10-28..HEAD', '--repo', repository];
  const after = json('review', 'list', ...later);
  assert.deepEqual(problems_of_reviews(after), []);
  assert.equal(after.summary.approved, 1);
  const report = json('audit', ...later);
  assert.deepEqual(problems_of_report(report), []);
  const found = report.reports[0].findings.find(one => one.fingerprint === fingerprint);
  assert.equal(found.review.state, 'approved');
  assert.equal(found.review.reason, 'As agreed.');
  assert.equal(found.review.decisions[0].own_signature.state, 'unknown');
  assert.equal(found.review.decisions[0].proved_by, 'commit');
  assert.equal(report.reports[0].summary.reviews.approved, 1);
});

test('the index of a bundle for an auditor', () => {
  const bundle = join(folder, 'review.zip');
  run('review', 'export', 'v2025-10-28..HEAD', '--repo', repository, '--output', bundle);
  const index = JSON.parse(stored(readFileSync(bundle), 'index.json'));
  assert.deepEqual(problems_of_bundle(index), []);
  assert.equal(index.answers.length, 10);
  assert.ok(index.files.some(({file}) => file === 'history.bundle'));
  const report = JSON.parse(stored(readFileSync(bundle), 'report.json'));
  assert.deepEqual(problems_of_report(report), []);
});

/// A file of a package that holds its files as they are.
function stored(bytes, name) {
  for (let at = 0;;) {
    const begin = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const end = begin + bytes.readUInt32LE(at + 22);
    if (bytes.toString('utf8', at + 30, at + 30 + name.length) === name) return bytes.toString('utf8', begin, end);
    at = end;
  }
}

test('the history of one agreement, of one clause and of all', () => {
  const at = ['--repo', repository];
  const one = json('log', path, ...at);
  assert.deepEqual(problems_of_log(one), []);
  assert.deepEqual(one.versions.map(({change}) => change), ['changed', 'added']);
  assert.ok(one.versions[0].findings.some(({rule}) => rule === 'EX001'));

  const clause = json('log', path, '--clause', '2.1', ...at);
  assert.deepEqual(problems_of_log(clause), []);
  assert.equal(clause.versions.length, 2);

  const all = json('log', ...at);
  assert.deepEqual(problems_of_log(all), []);
  assert.equal(all.range, 'HEAD');
});

test('blame, timeline, and when something became so', () => {
  const at = ['--repo', repository];
  const blame = json('blame', path, ...at);
  assert.deepEqual(problems_of_blame(blame), []);
  assert.equal(blame.commits.length, 2);

  const timeline = json('timeline', path, ...at);
  assert.deepEqual(problems_of_timeline(timeline), []);
  assert.ok(timeline.rights.some(({stands}) => !stands));

  const when = json('log', path, '--when', 'grant.exclusivity=non-exclusive', ...at);
  assert.deepEqual(problems_of_when(when), []);
  assert.deepEqual(when.answers.map(({event}) => event), ['began']);

  const rights = json('rights', path, '--history', '--as-of', '2026-01-01', ...at);
  assert.deepEqual(problems_of_rights(rights), []);
  assert.match(rights.commit, /^[0-9a-f]{40}$/);
});

test('a validation of a good and of a bad file', () => {
  const bad = join(folder, 'bad.xml');
  writeFileSync(
      bad, '<agreement xmlns="urn:clauseline:agreement:1" id="bad"><body/></agreement>\n');
  const validation = json('validate', older, bad);
  assert.deepEqual(problems_of_validation(validation), []);
  assert.ok(validation.problems.some(({rule}) => rule === 'XSD'));
});

test('a simulation in two scenarios with its break-even', () => {
  const simulation = json(
      'simulate', older, newer, '--forecast', join(root, 'tests/forecasts/microsoft-openai.csv'),
      '--use-reported', '--scenario', 'never:agi-verified=never', '--scenario',
      'early:agi-verified=2028-06-30', '--break-even', 'agi-verified', '--interest', '30');
  assert.deepEqual(problems_of_simulation(simulation), []);
  assert.deepEqual(simulation.scenarios.map(({name}) => name), ['never', 'early']);
  const [microsoft, openai] = simulation.scenarios[1].net;
  assert.equal(openai.difference, '-19309484242.83');
  assert.equal(microsoft.difference, '19309484242.83');
});

test('an amending instrument that is proved, and one that is not', () => {
  const instrument = join(root, 'agreements/microsoft-openai/amendment-2026-04-27.xml');
  const proved = json('amend', 'check', older, instrument, newer);
  assert.deepEqual(problems_of_amendment(proved), []);
  assert.deepEqual(proved.findings, []);
  const departed = json('amend', 'check', older, instrument, older);
  assert.deepEqual(problems_of_amendment(departed), []);
  assert.deepEqual([...new Set(departed.findings.map(({rule}) => rule))], ['IN011', 'IN012']);
});

test('the rights under both versions, of all and of one party', () => {
  for (const words of [[older], [newer], [newer, '--party', 'openai'], [newer, '--as-of', '2090']]) {
    const rights = json('rights', ...words);
    assert.deepEqual(problems_of_rights(rights), []);
    assert.notEqual(rights.rights.length, 0);
    const terms = new Set(rights.rights.map(({term}) => term));
    for (const {shares} of rights.parties)
      for (const share of shares) assert.ok(share.terms.every(term => terms.has(term)));
  }
});
