// node ci_formats_test.mjs PROGRAM: the formats that CI servers, reviewdog, spreadsheets and feed
// readers take, as their own schemas and readers understand them.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import test, {after} from 'node:test';
import {fileURLToPath} from 'node:url';

import {imported, read, validator} from './schema.mjs';

const Ajv = await imported('ajv');
const formats = await imported('ajv-formats');
const Feed = await imported('rss-parser');
const {parseAtomFeed} = await imported('feedsmith');
const {validate: validate_rdjson} = await imported('@umbrelladocs/rdformat-validator');
const {parse: parse_junit} = await imported('junit2json');
const {parse: parse_csv} = await imported('csv-parse/sync');

const program = resolve(process.argv[2]);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'clauseline-ci-'));
after(() => rmSync(folder, {recursive: true}));

const repository = join(folder, 'repository');
const path = 'agreements/msft-openai.xml';
const range = 'v2025-10-28..v2026-04-27';

function attempt(words, options = {}) {
  const {error, status, stdout, stderr} =
      spawnSync(program, words, {encoding: 'utf8', maxBuffer: 1 << 28, ...options});
  assert.equal(error, undefined);
  return {status, stdout, stderr};
}

function written(format, ...words) {
  const {status, stdout, stderr} = attempt(['audit', '-C', repository, ...words, '--format', format]);
  assert.ok(status <= 1, stderr);
  return stdout;
}

function git(...words) {
  const {status, stderr} = spawnSync('git', ['-C', repository, ...words], {
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'A. Drafter',
      GIT_AUTHOR_EMAIL: 'a@example.invalid',
      GIT_COMMITTER_NAME: 'A. Drafter',
      GIT_COMMITTER_EMAIL: 'a@example.invalid',
      GIT_COMMITTER_DATE: '2031-07-14T09:30:00+02:00',
    }
  });
  assert.equal(status, 0, stderr);
}

assert.equal(attempt(['init', '--example', repository]).status, 0);

// Beside the example: a copy of it, one that only came, one that is broken, under a policy.
const policy = join(folder, 'policy.xml');
writeFileSync(policy, `<policy xmlns="urn:clauseline:policy:1">
  <severity rule="EX001" is="off">Agreed &lt;at&gt; the board.</severity></policy>\n`);
const bytes = name => readFileSync(join(root, 'agreements/microsoft-openai', name), 'utf8');
git('checkout', '-q', '-b', 'several', 'v2025-10-28');
writeFileSync(join(repository, 'agreements/a copy, 100% né.xml'), bytes('2025-10-28.xml'));
git('add', '-A');
git('commit', '-q', '-m', 'A copy');
git('tag', 'several-1');
writeFileSync(join(repository, path), bytes('2026-04-27.xml'));
writeFileSync(join(repository, 'agreements/a copy, 100% né.xml'), bytes('2026-04-27.xml'));
writeFileSync(join(repository, 'agreements/broken.xml'), '<agreement');
git('add', '-A');
git('commit', '-q', '-m', 'Amended');
git('tag', 'several-2');

function several(format) {
  const {status, stdout} = attempt([
    'check', '-C', repository, 'several-1..several-2', '--policy', policy, '--format', format
  ]);
  assert.equal(status, 2);  // one of them cannot be read
  return stdout;
}

const report = JSON.parse(written('json', range)).reports[0];
const counted = report.findings.filter(({folded_under}) => folded_under === undefined);
const all = JSON.parse(several('json'));
const counted_of_all =
    all.reports.flatMap(({findings}) => findings).filter(one => one.folded_under === undefined);

// SARIF --------------------------------------------------------------------------------------

const sarif_schema = read(createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
delete sarif_schema.$schema;  // draft 4, of which it uses nothing that later drafts changed
delete sarif_schema.id;
const ajv = new Ajv({strict: false, allErrors: true, unicodeRegExp: false});
formats(ajv);
const fits_sarif = ajv.compile(sarif_schema);

function sarif(text) {
  const log = JSON.parse(text);
  assert.ok(fits_sarif(log), JSON.stringify(fits_sarif.errors, null, 2));
  assert.equal(log.runs.length, 1);
  return log.runs[0];
}

test('the schema of SARIF refuses what is wrong', () => {
  const log = JSON.parse(written('sarif', range));
  log.runs[0].results[0].level = 'grave';
  assert.equal(fits_sarif(log), false);
});

test('SARIF of one agreement', () => {
  const run = sarif(written('sarif', range));
  assert.equal(run.results.length, report.findings.length);
  assert.equal(run.columnKind, 'unicodeCodePoints');
  assert.deepEqual(run.invocations, [{executionSuccessful: true}]);
  run.results.forEach((result, i) => {
    const finding = report.findings[i];
    assert.equal(result.ruleId, finding.rule);
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, finding.rule);
    assert.equal(result.partialFingerprints['clauseline/v1'], finding.fingerprint);
    assert.deepEqual(result.properties.directions, finding.direction);
    const {artifactLocation, region} = result.locations[0].physicalLocation;
    assert.equal(artifactLocation.uri, path);
    if (finding.location.new) assert.equal(region.startLine, finding.location.new.line);
    const levels = {critical: 'error', high: 'error', medium: 'warning', low: 'note', info: 'note'};
    assert.equal(result.level, finding.folded_under ? 'none' : levels[finding.severity]);
    const [related] = result.relatedLocations ?? [];
    assert.equal(related?.physicalLocation.region.startLine, finding.location.old?.line);
  });
  for (const rule of run.tool.driver.rules) {
    assert.ok(rule.help.text && rule.help.markdown && rule.shortDescription.text);
    assert.match(rule.properties.precision, /^(very-high|high|medium)$/);
  }
  const shas = run.artifacts.map(({hashes}) => hashes['sha-256']);
  assert.deepEqual(shas, [report.old.sha256, report.new.sha256]);
});

test('SARIF of several agreements, one that cannot be read, and what the policy turns off', () => {
  const run = sarif(several('sarif'));
  const suppressed = run.results.filter(({suppressions}) => suppressions !== undefined);
  assert.equal(suppressed.length, 2);
  assert.deepEqual(new Set(suppressed.map(({ruleId}) => ruleId)), new Set(['EX001']));
  assert.equal(suppressed[0].suppressions[0].justification, all.reports[0].turned_off[0].reason);
  assert.equal(run.invocations[0].executionSuccessful, false);
  assert.equal(run.invocations[0].exitCode, 2);
  const [notification] = run.invocations[0].toolExecutionNotifications;
  assert.equal(
      notification.locations[0].physicalLocation.artifactLocation.uri, 'agreements/broken.xml');
  const uris = new Set(
      run.results.map(({locations}) => locations[0].physicalLocation.artifactLocation.uri));
  assert.ok(uris.has('agreements/a%20copy%2C%20100%25%20n%C3%A9.xml'), [...uris].join(' '));
});

test('SARIF counts columns in characters', () => {
  const clause = level =>
      `<clause id="c" num="1"><p>“Käufer” darf.</p><terms><grant id="t" grantor="one" ` +
      `grantee="two" assets="core"><exclusivity level="${level}"/></grant></terms></clause>`;
  const agreement = level => `<agreement xmlns="urn:clauseline:agreement:1" id="d" version="1"
    lang="de" status="draft" text="test"><meta><title>D</title><dates effective="2026-01-01"/></meta>
    <parties><party id="one" name="One" short="One" role="licensor"/>
    <party id="two" name="Two" short="Two" role="licensee"/></parties>
    <register><asset id="core" kind="ip" label="Core"/></register>
    <body>\n${clause(level)}</body></agreement>\n`;
  const files = ['exclusive', 'non-exclusive'].map(level => {
    const file = join(folder, `${level}.xml`);
    writeFileSync(file, agreement(level));
    return file;
  });
  const run = sarif(written('sarif', ...files));
  const {region} = run.results.find(({ruleId}) => ruleId === 'EX001').locations[0].physicalLocation;
  const line = clause('non-exclusive');
  assert.ok(line.slice(region.startColumn - 1).startsWith('level="non-exclusive"'));
});

// JUnit --------------------------------------------------------------------------------------

test('JUnit of one agreement, with what passed', async () => {
  const {testsuite: [suite], ...sum} = await parse_junit(written('junit', range));
  assert.equal(suite.name, path);
  const grave = counted.filter(({severity}) => ['critical', 'high'].includes(severity));
  const families = new Set(grave.map(({family}) => family));
  const failed = suite.testcase.filter(({failure}) => failure !== undefined);
  assert.deepEqual(new Set(failed.map(({name}) => name)), families);
  assert.equal(Number(suite.failures), families.size);
  assert.equal(Number(suite.tests), suite.testcase.length);
  assert.equal(Number(sum.failures), families.size);
  assert.ok(suite.testcase.length > failed.length);
  for (const {rule, message} of grave)
    assert.ok(failed.some(({failure}) => failure[0].inner.includes(`${rule}: ${message}`)), message);
});

test('JUnit of several agreements, one that cannot be read', async () => {
  const {testsuite} = await parse_junit(several('junit'));
  assert.deepEqual(
      testsuite.map(({name}) => name),
      ['agreements/a copy, 100% né.xml', path, 'agreements/broken.xml']);
  assert.deepEqual(testsuite.map(({errors}) => Number(errors)), [0, 0, 1]);
  assert.deepEqual(testsuite.map(({skipped}) => Number(skipped)), [1, 1, 0]);
});

// GitLab, reviewdog, GitHub --------------------------------------------------------------------

const fits_code_quality = validator({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: {type: 'string', minLength: 1},
      check_name: {type: 'string', minLength: 1},
      fingerprint: {type: 'string', minLength: 1},
      severity: {enum: ['info', 'minor', 'major', 'critical', 'blocker']},
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: {type: 'string', pattern: '^[^./]'},
          lines: {
            type: 'object',
            required: ['begin'],
            properties: {begin: {type: 'integer', minimum: 1}}
          }
        }
      }
    }
  }
});

test('Code Quality of several agreements', () => {
  const issues = JSON.parse(several('gitlab'));
  assert.deepEqual(fits_code_quality(issues), []);
  assert.equal(issues.length, counted_of_all.length + 1);
  assert.equal(new Set(issues.map(({fingerprint}) => fingerprint)).size, issues.length);
});

test('rdjson', async () => {
  const one = JSON.parse(written('rdjson', range));
  const {valid, errors} = await validate_rdjson(one, {strictMode: true});
  assert.ok(valid, JSON.stringify(errors));
  assert.equal(one.diagnostics.length, counted.length);
  const {line, column} = report.findings[0].location.new;
  assert.deepEqual(one.diagnostics[0].location.range.start, {line, column});
  const of_all = JSON.parse(several('rdjson'));
  assert.equal((await validate_rdjson(of_all, {strictMode: true})).valid, true);
  assert.equal(of_all.diagnostics.length, counted_of_all.length + 1);
  of_all.diagnostics[0].severity = 'GRAVE';
  assert.equal((await validate_rdjson(of_all, {strictMode: true})).valid, false);
});

test('annotations', () => {
  // What the runner of GitHub makes of a line: the command, its properties, its message.
  const told = line => {
    const [, level, properties, message] = /^::(\w+) ([^]*?)::([^]*)$/.exec(line);
    const plain = text => text.replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%0A', '\n')
                              .replaceAll('%0D', '\r').replaceAll('%25', '%');
    const pairs = properties.split(',').map(pair => pair.split('='));
    return {level, message: plain(message),
            ...Object.fromEntries(pairs.map(([name, value]) => [name, plain(value)]))};
  };
  const lines = several('github').trimEnd().split('\n').map(told);
  assert.equal(lines[0].file, 'agreements/broken.xml');
  assert.ok(lines.some(({file}) => file === 'agreements/a copy, 100% né.xml'));
  for (const level of ['error', 'warning', 'notice'])
    assert.ok(lines.filter(one => one.level === level).length <= 10);
});

// CSV, lines, Atom -----------------------------------------------------------------------------

test('CSV', () => {
  const rows = parse_csv(written('csv', range), {columns: true, record_delimiter: '\r\n'});
  assert.equal(rows.length, report.findings.length);
  rows.forEach((row, i) => {
    assert.equal(row.rule, report.findings[i].rule);
    assert.equal(row.message, report.findings[i].message);
    assert.equal(row.fingerprint, report.findings[i].fingerprint);
  });
  const states = parse_csv(several('csv'), {columns: true}).map(({state}) => state);
  assert.equal(states.filter(state => state === 'off').length, 2);
  assert.equal(states.filter(state => state === 'failed').length, 1);
});

test('lines', () => {
  const lines = written('lines', range).trimEnd().split('\n');
  assert.equal(lines.length, report.findings.length);
  lines.forEach((line, i) => {
    const {rule, message} = report.findings[i];
    assert.match(line, /^agreements\/msft-openai\.xml:\d+:\d+: \w+ [A-Z]+\d+: /);
    assert.ok(line.includes(` ${rule}: ${message}`), line);
  });
});

test('Atom', async () => {
  const written = several('atom');
  const feed = await new Feed().parseString(written);
  assert.equal(feed.items.length, counted_of_all.length);
  assert.equal(new Set(feed.items.map(({id}) => id)).size, feed.items.length);
  for (const item of feed.items) {
    assert.match(item.id, /^urn:clauseline:finding:[0-9a-f]{32}(:\d+)?$/);
    assert.equal(item.isoDate, '2031-07-14T07:30:00.000Z');
    assert.equal(item.author, 'A. Drafter');
  }
  const {entries, ...head} = parseAtomFeed(written);
  assert.deepEqual(Object.keys(head).sort(), ['authors', 'generator', 'id', 'subtitle', 'title', 'updated']);
  assert.deepEqual(entries.map(({id}) => id), feed.items.map(({id}) => id));
  for (const {authors, categories, content, title, updated} of entries) {
    assert.deepEqual(authors, [{name: 'A. Drafter'}]);
    assert.deepEqual(categories.map(({scheme}) => scheme.slice('urn:clauseline:'.length)),
                     ['severity', 'family', 'rule', 'agreement']);
    assert.equal(content.type, 'text');
    assert.ok(title.value.startsWith(`${categories[0].term} ${categories[2].term}: `));
    assert.equal(updated, '2031-07-14T07:30:00Z');
  }
});

test('the same bytes in another locale, time zone and folder', () => {
  const elsewhere = join(folder, 'elsewhere');
  mkdirSync(elsewhere);
  const env = {...process.env, TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8', LANG: 'ar_EG.UTF-8'};
  for (const format of ['sarif', 'junit', 'github', 'gitlab', 'rdjson', 'csv', 'lines', 'atom',
                        'github-comment', 'github-summary', 'gitlab-note']) {
    const words = ['audit', '-C', repository, range, '--format', format];
    assert.equal(attempt(words, {env, cwd: elsewhere}).stdout, attempt(words).stdout, format);
  }
});

test('diff refuses formats that tell findings alone', () => {
  const {status, stderr} = attempt(['diff', '-C', repository, range, '--format', 'sarif']);
  assert.equal(status, 2);
  assert.match(stderr, /sarif tells findings, which diff does not look for\n {2}clauseline audit/);
});
