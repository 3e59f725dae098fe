// node serve_page_test.mjs PROGRAM: the pages of `serve` in a browser: by keyboard, on screens wide and
// narrow, light and dark, without a fault that keeps somebody out.

import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {createRequire} from 'node:module';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import test, {after, before} from 'node:test';

import {imported} from './schema.mjs';

const {chromium} = await imported('playwright-core');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const program = resolve(process.argv[2]);
const folder = mkdtempSync(join(tmpdir(), 'clauseline-serve-'));
const path = 'agreements/msft-openai.xml';
let server, browser, address;

before(async () => {
  const {status} = spawnSync(program, ['init', '--example', join(folder, 'deals')]);
  assert.equal(status, 0);
  server = spawn(program, ['serve', '-C', join(folder, 'deals'), '--port', '0']);
  const line = await new Promise(done => server.stdout.once('data', done));
  address = String(line).match(/http:\S+\//)[0];
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  assert.ok(executablePath, 'chromium is missing: scripts/setup look installs it');
  browser = await chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
});

after(async () => {
  await browser?.close();
  server?.kill('SIGINT');
  if (server) assert.equal(await new Promise(done => server.once('exit', done)), 0);
  rmSync(folder, {recursive: true});
});

/// A page of its own that notes what it is refused and what it asks of others.
async function opened(where, options = {}) {
  const context = await browser.newContext({bypassCSP: false, ...options});
  const page = await context.newPage();
  page.faults = [];
  page.on('console', message => {
    if (message.type() === 'error') page.faults.push(message.text());
  });
  page.on('request', request => {
    if (!request.url().startsWith(address)) page.faults.push(`asks ${request.url()}`);
  });
  await page.goto(new URL(where, address).href);
  return page;
}

const versions = `/agreement?path=${path}`;
const clause = `/clause?path=${path}&clause=2.1`;

for (const width of [400, 1280])
  for (const colorScheme of ['light', 'dark'])
    test(`keeps nobody out at ${width} pixels, ${colorScheme}`, async () => {
      for (const where of ['/', versions, clause, '/none']) {
        const page = await opened(where, {viewport: {width, height: 900}, colorScheme});
        await page.evaluate(axe);
        const {violations} = await page.evaluate(() => globalThis.axe.run());
        assert.deepEqual(
            violations.map(one => `${where}: ${one.id}: ${one.nodes.map(node => node.html)}`), []);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= width, `${where} is ${wide} pixels wide`);
        if (where !== '/none') assert.deepEqual(page.faults, []);
        await page.context().close();
      }
    });

test('leads from the first page to a report by keyboard alone', async () => {
  const page = await opened('/');
  const follow = async text => {
    for (let i = 0; i < 40; ++i) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement.textContent);
      if (focused.includes(text)) {
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
        return;
      }
    }
    assert.fail(`nothing that says ${text} can be reached`);
  };
  await follow('Microsoft and OpenAI');
  await follow('Compare the two that are chosen');
  const {pathname, searchParams} = new URL(page.url());
  assert.equal(pathname, '/report');
  for (const side of ['old', 'new'])
    assert.match(searchParams.get(side), new RegExp(`^[0-9a-f]{40}:${path}$`));
  assert.match(await page.title(), /^Clauseline: Microsoft and OpenAI/);
  assert.deepEqual(page.faults, []);
});

test('sends its forms to addresses that last', async () => {
  const page = await opened(versions);
  await page.getByLabel('Number or id').fill('2.1');
  await page.getByRole('button', {name: 'Show its history'}).click();
  assert.match(page.url(), /at=[0-9a-f]{40}/);
  assert.match(await page.locator('h1').innerText(), /2.1 Licensed IP/);
  await page.goto(new URL(versions, address).href);
  await page.getByLabel('On').fill('2027-01-01');
  await page.getByRole('button', {name: 'Show who holds what'}).click();
  assert.match(page.url(), /on=2027-01-01/);
  assert.deepEqual(page.faults, []);
});
