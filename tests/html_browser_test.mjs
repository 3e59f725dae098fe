// node html_browser_test.mjs PROGRAM: the HTML report of the example as a browser shows it. What
// axe-core knows of accessibility, no screen on which the page must be scrolled sideways, filters
// and views without script, the keyboard, and that the page obeys its own security policy.

import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import test, {after} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {imported} from './schema.mjs';

const {chromium} = await imported('playwright-core');
const AxeBuilder = await imported('@axe-core/playwright');

const program = resolve(process.argv[2]);
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'clauseline-html-'));
const browser = await chromium.launch({executablePath: found('chromium'), args: ['--no-sandbox']});
after(async () => {
  await browser.close();
  rmSync(folder, {recursive: true});
});

function ran(command, words) {
  const {error, status, stdout, stderr} = spawnSync(command, words, {encoding: 'utf8'});
  assert.equal(error, undefined);
  assert.equal(status, 0, stderr);
  return stdout;
}

function found(name) { return ran('which', [name]).trim(); }

function report(name, before, after, ...words) {
  const file = join(folder, name);
  ran(program, ['audit', before, after, '--format', `html=${file}`, ...words]);
  return pathToFileURL(file).href;
}

const example = day => join(root, 'agreements', 'microsoft-openai', `${day}.xml`);
const page_of_example = report('example.html', example('2025-10-28'), example('2026-04-27'));
const page_with_payments = report(
    'payments.html', example('2025-10-28'), example('2026-04-27'), '--forecast',
    join(root, 'tests', 'forecasts', 'microsoft-openai.csv'), '--use-reported', '--scenario',
    'early:agi-verified=2028-06-30');

/// An agreement in Arabic and Japanese, with a word that has no end.
function foreign(name, words) {
  const file = join(folder, name);
  writeFileSync(file, `<agreement xmlns="urn:clauseline:agreement:1" id="foreign" version="1"
    lang="ar" status="draft" text="test"><meta><title>اتفاقية 契約</title>
    <dates effective="2026-01-01"/></meta><parties><party id="one" name="株式会社一" short="一" role="licensor"/>
    <party id="two" name="شركة" short="شركة" role="licensee"/></parties><body>
    <clause id="a" num="1"><h>الترخيص</h><p>يمنح الطرف الأول ${words}.</p></clause>
    <clause id="b" num="2"><h>使用許諾</h><p>甲は乙に対し${words}を許諾する。${'長'.repeat(300)}</p></clause>
    <clause id="c" num="3"><p>${'w'.repeat(400)} ${words}</p></clause></body></agreement>`);
  return file;
}
const foreign_page =
    report('foreign.html', foreign('old.xml', 'one licence'), foreign('new.xml', 'two licences'));

const sizes = [{width: 1280, height: 900}, {width: 400, height: 800}, {width: 320, height: 640}];

async function opened(address, options = {}) {
  const context = await browser.newContext({reducedMotion: 'reduce', ...options});
  const page = await context.newPage();
  const complaints = [];
  page.on('console', message => complaints.push(message.text()));
  page.on('pageerror', error => complaints.push(error.message));
  await page.goto(address);
  return {page, complaints, close: () => context.close()};
}

const shown_rows = page => page.locator('.matrix tbody tr').filter({visible: true}).count();

for (const [name, address] of Object.entries(
         {example: page_of_example, payments: page_with_payments, foreign: foreign_page}))
  for (const viewport of sizes)
    for (const colorScheme of ['light', 'dark'])
      test(`${name} at ${viewport.width} pixels, ${colorScheme}: accessible, not too wide, quiet`,
           async () => {
             const {page, complaints, close} = await opened(address, {viewport, colorScheme});
             const width = await page.evaluate(() => document.documentElement.scrollWidth);
             assert.ok(width <= viewport.width, `${width} pixels wide`);
             if (viewport.width >= 400) {
               const {passes, violations} = await new AxeBuilder({page}).analyze();
               assert.ok(passes.length > 20, 'axe looked at the page');
               const grave = violations.filter(one => ['serious', 'critical'].includes(one.impact));
               assert.deepEqual(grave.map(one => [one.id, one.nodes.map(node => node.html)]), []);
             }
             assert.deepEqual(complaints, []);
             await close();
           });

test('filters by severity, family and party, with and without script', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const {page, close} = await opened(page_of_example, {javaScriptEnabled});
    const all = await shown_rows(page);
    const choose = css_class => page.locator(`.filters label:has(.${css_class})`).click();
    const told = async css_class => Number(
        await page.locator(`.filters label:has(.${css_class}) .quiet`).textContent());
    for (const css_class of ['is-critical', 'of-revenue-share', 'loss-0']) {
      await choose(css_class);
      assert.equal(await shown_rows(page), await told(css_class), css_class);
      assert.ok(await shown_rows(page) < all);
      await page.locator(`.filters fieldset:has(.${css_class}) label:has(.all)`).click();
      assert.equal(await shown_rows(page), all);
    }
    await choose('is-critical');
    const critical = await shown_rows(page);
    await choose('loss-1');
    const both = await shown_rows(page);
    assert.ok(both > 0 && both < critical, 'a row must fit every answer');
    const live = await page.locator('.shown').textContent();
    assert.equal(live, javaScriptEnabled ? `${both} of ${all} findings shown` : '');
    await close();
  }
});

test('puts versions side by side without script', async () => {
  const {page, close} = await opened(page_of_example, {javaScriptEnabled: false});
  const display = part => page.locator(`#c-ip-licence ${part}`).evaluate(
      element => getComputedStyle(element).display);
  assert.deepEqual([await display('.inline'), await display('.beside')], ['block', 'none']);
  await page.locator('.views label:has(.side)').click();
  assert.deepEqual([await display('.inline'), await display('.beside')], ['none', 'grid']);
  await close();
});

test('goes to the next and the previous change by keyboard, unless that is off', async () => {
  const {page, close} = await opened(page_of_example);
  const cards = await page.locator('.card').evaluateAll(all => all.map(card => card.id));
  const focused = () => page.evaluate(() => document.activeElement.id);
  for (const [key, place] of [['n', 0], ['n', 1], ['n', 2], ['p', 1]]) {
    await page.keyboard.press(key);
    assert.equal(await focused(), cards[place]);
  }
  await page.locator('.keys').uncheck();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('n');
  assert.equal(await focused(), '');
  await close();
});

test('expands all that did not change, and folds it again', async () => {
  const {page, close} = await opened(page_of_example);
  const open = () => page.locator('details.same[open], .same details[open]').count();
  assert.equal(await open(), 0);
  await page.locator('.unfold').click();
  assert.ok(await open() > 0);
  await page.locator('.unfold').click();
  assert.equal(await open(), 0);
  await close();
});

test('opens the fold that a link leads into', async () => {
  const {page, close} = await opened(page_of_example);
  const folded = await page.locator('.meaning .folded li').first().getAttribute('id');
  await page.evaluate(id => { location.hash = id; }, folded);
  await page.waitForFunction(id => document.getElementById(id).closest('details').open, folded);
  await close();
});
