// node serve_review_page_test.mjs PROGRAM: the pages of `serve --review` in a browser, which is the only judge of
// what it says of itself (Origin, Sec-Fetch-Site): somebody decides, sees the file, commits it, sees the state.
// CLAUSELINE_SCREENSHOTS names a folder for pictures of what was looked at.

import assert from 'node:assert/strict';
import {execFileSync, spawn} from 'node:child_process';
import {createServer} from 'node:http';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import test, {after, before, beforeEach} from 'node:test';

import * as browsers from './browser.mjs';

const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'clauseline-review-'));
const house = join(folder, 'house');
const pictures = process.env.CLAUSELINE_SCREENSHOTS;
let server, browser, address, root;

const environment = {...process.env, HOME: folder, GIT_CONFIG_NOSYSTEM: '1'};
const git = (...words) => execFileSync('git', ['-C', house, ...words], {env: environment, encoding: 'utf8'});
function be(name) {
  git('config', 'user.name', name);
  git('config', 'user.email', `${name.toLowerCase()}@clauseline.invalid`);
}

const agreement = level => `<?xml version="1.0" encoding="UTF-8"?>
<agreement xmlns="urn:clauseline:agreement:1" id="deal" version="1" lang="en" status="draft" text="test">
  <meta><title>A deal about the Core</title><dates effective="2026-01-01"/></meta>
  <parties>
    <party id="one" name="One Limited" short="One" role="licensor"/>
    <party id="two" name="Two Limited" short="Two" role="licensee"/>
  </parties>
  <register><asset id="core" kind="ip" label="the Core"/></register>
  <body>
    <clause id="licence" num="1">
      <p>One grants Two a licence to the Core. It is ${level}.</p>
      <terms><grant id="t" grantor="one" grantee="two" assets="core"><exclusivity level="${level}"/></grant></terms>
    </clause>
  </body>
</agreement>
`;

const files = {
  '.clauseline/policy.xml': `<policy xmlns="urn:clauseline:policy:1"><gate fail-on="high"/>
<require family="exclusivity" severity="high" roles="legal finance"/><waiver roles="legal" max-severity="critical"/></policy>
`,
  '.clauseline/roster.xml': `<roster xmlns="urn:clauseline:roster:1">
${[['ann', 'legal compliance'], ['bob', 'finance'], ['dev', 'legal']].map(([who, roles]) =>
    `<person id="${who}" roles="${roles}"><email>${who}@clauseline.invalid</email></person>`).join('\n')}
</roster>
`,
  'agreements/deal.xml': agreement('exclusive'),
};

before(async () => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(house, path, '..'), {recursive: true});
    writeFileSync(join(house, path), text);
  }
  git('init', '-q', '-b', 'main');
  be('Dev');
  git('add', '-A');
  git('commit', '-q', '-m', 'The house');
  writeFileSync(join(house, 'agreements/deal.xml'), agreement('non-exclusive'));
  git('commit', '-q', '-a', '-m', 'Not exclusive any more');
  server = spawn(program, ['serve', '-C', house, '--review', '--port', '0'], {env: environment});
  let printed = '';
  await new Promise((done, failed) => {
    server.once('exit', () => failed(new Error('the server did not start')));
    server.stdout.on('data', text => {
      printed += text;
      if (printed.includes('Keep that address')) done();
    });
  });
  [address] = printed.match(/http:\S+/);
  root = printed.match(/Decide at\s+(http:\S+)/)[1];
  browser = await browsers.launched();
});

beforeEach(() => {
  git('reset', '-q', '--hard', 'main');
  git('clean', '-q', '-f', '-d');
  be('Ann');
});

after(async () => {
  await browser?.close();
  if (server) await browsers.ended(server);
  rmSync(folder, {recursive: true});
});

const opened = (where, options) => browsers.opened(browser, address, where, options);
const pending = () => git('status', '--porcelain', '-uall', 'reviews').trim();

/// Lets a page be seen, as it is now.
async function seen(page, name) {
  if (pictures) await page.screenshot({path: join(pictures, `${name}.png`), fullPage: true});
}

async function to_finding(options = {}) {
  const page = await opened(root, options);
  await page.getByRole('link', {name: /EX001/}).click();
  return page;
}

async function decides(page, verb, reason) {
  await page.getByLabel(verb).check();
  await page.getByLabel(/^Why/).fill(reason);
  await page.getByRole('button', {name: 'Write the decision'}).click();
}

for (const width of [400, 1280])
  for (const colorScheme of ['light', 'dark'])
    test(`keeps nobody out at ${width} pixels, ${colorScheme}`, async () => {
      const page = await to_finding({viewport: {width, height: 900}, colorScheme});
      const fit = async name => {
        await browsers.keeps_nobody_out(page, name);
        await seen(page, `${name}-${width}-${colorScheme}`);
      };
      await fit('finding');
      await decides(page, 'Waive until a day', 'For a quarter.');
      await page.getByRole('alert').waitFor();
      await fit('refused');
      await decides(page, 'Approve', 'As in the term sheet.');
      await page.getByText('Written, and not committed').waitFor();
      await fit('written');
      await page.goto(root);
      await fit('list');
      assert.deepEqual(page.faults.filter(fault => !fault.includes('422')), []);
      await page.context().close();
    });

test('writes a file, and shows the state when it is committed', async () => {
  const page = await to_finding();
  assert.match(await page.locator('main').innerText(), /open: it needs approvals by 2|open: it needs/);
  await decides(page, 'Approve', 'As in the term sheet.');
  assert.match(page.url(), /finding\?id=[0-9a-f]{32}$/);
  const [path] = pending().match(/reviews\/deal\/\S+\.xml/);
  const text = await page.locator('main').innerText();
  assert.ok(text.includes(path), text);
  assert.match(readFileSync(join(house, path), 'utf8'), /<rationale>As in the term sheet\.<\/rationale>/);
  const command = await page.locator('pre').innerText();
  execFileSync('sh', ['-c', command], {env: environment});
  assert.equal(pending(), '');
  await page.reload();
  assert.match(await page.locator('main').innerText(), /and has Ann as legal/);
  be('Bob');
  await page.reload();
  await decides(page, 'Approve', 'Priced in.');
  execFileSync('sh', ['-c', await page.locator('pre').innerText()], {env: environment});
  await page.goto(root);
  const list = await page.locator('main').innerText();
  assert.match(list, /approved 1/);
  assert.match(list, /approved by Ann as legal, Bob as finance/);
  await seen(page, 'approved');
  assert.deepEqual(page.faults, []);
  git('reset', '-q', '--hard', 'HEAD~2');
});

test('is done by keyboard alone, with scripts off', async () => {
  const page = await opened(root, {javaScriptEnabled: false});
  const focused = async what => {
    for (let i = 0; i < 60; ++i) {
      await page.keyboard.press('Tab');
      if (await page.locator(`${what}:focus`).count()) return;
    }
    assert.fail(`${what} cannot be reached`);
  };
  await focused('a[href*="finding?id="]');
  await page.keyboard.press('Enter');
  await page.waitForURL(/finding\?id=/);
  await focused('input[name=decision]');
  await page.keyboard.press('Space');
  await focused('textarea[name=reason]');
  await page.keyboard.type('Agreed by mail.');
  await focused('button');
  await page.keyboard.press('Enter');
  await page.getByText('Written, and not committed').waitFor();
  assert.match(pending(), /^\?\? reviews\/deal\//);
});

test('keeps what was typed where it is refused', async () => {
  be('Dev');
  const page = await to_finding();
  await decides(page, 'Approve', 'It is mine.');
  assert.match(await page.getByRole('alert').innerText(), /Dev made the change/);
  assert.equal(await page.getByLabel(/^Why/).inputValue(), 'It is mine.');
  assert.ok(await page.getByLabel('Approve').isChecked());
  assert.equal(pending(), '');
});

test('takes no form of another site, and no address leaks to it', async () => {
  const page = await to_finding();
  const fields = await page.$$eval('form input[type=hidden]', all => all.map(one => [one.name, one.value]));
  const inputs = [...fields, ['decision', 'reject'], ['reason', 'Forged.']].map(
      ([name, value]) => `<input name="${name}" value="${value}">`);
  let referrer;
  const other = createServer((request, response) => {
    if (request.url === '/') referrer = request.headers.referer;  // and not of its picture
    response.setHeader('Content-Type', 'text/html');
    response.end(`<form method="post" action="${root}finding">${inputs.join('')}<button>Send</button></form>`);
  });
  await new Promise(done => other.listen(0, '127.0.0.1', done));
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(root);
  await stranger.goto(`http://127.0.0.1:${other.address().port}/`);
  await stranger.getByRole('button').click();
  await stranger.getByText('does not come from a page of this server').waitFor();
  assert.equal(referrer, undefined);
  assert.equal(pending(), '');
  await context.close();
  other.close();
});

test('takes a form once, whatever a browser sends again', async () => {
  const first = await to_finding();
  const second = await to_finding();
  await decides(first, 'Reject', 'Never.');
  await first.getByText('Written, and not committed').waitFor();
  await first.reload();
  await decides(second, 'Approve', 'Why not?');
  assert.match(await second.getByRole('alert').innerText(), /since you opened this page/);
  assert.equal(await second.getByLabel(/^Why/).inputValue(), 'Why not?');
  assert.equal(pending().split('\n').length, 1);
});
