// node serve_page_test.mjs PROGRAM: the pages of `serve` in a browser: by keyboard, on screens wide and
// narrow, light and dark, without a fault that keeps somebody out.

import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import test, {after, before} from 'node:test';

import * as browsers from './browser.mjs';

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
  browser = await browsers.launched();
});

after(async () => {
  await browser?.close();
  if (server) await browsers.ended(server);
  rmSync(folder, {recursive: true});
});

const opened = (where, options) => browsers.opened(browser, address, where, options);
const versions = `/agreement?path=${path}`;
const clause = `/clause?path=${path}&clause=2.1`;

for (const width of [400, 1280])
  for (const colorScheme of ['light', 'dark'])
    test(`keeps nobody out at ${width} pixels, ${colorScheme}`, async () => {
      for (const where of ['/', versions, clause, '/none']) {
        const page = await opened(where, {viewport: {width, height: 900}, colorScheme});
        await browsers.keeps_nobody_out(page, where);
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
