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

/// So many clauses with a licence each, every third of which changes, that what is out of sight
/// comes in later.
function long(name, level) {
  const clauses = Array.from({length: 900}, (_, i) => `<clause id="c${i}" num="1.${i}">
    <p>Licence ${i} is ${i % 3 ? 'exclusive' : level}.</p><terms><grant id="t${i}" grantor="one"
    grantee="two" assets="a${i}"><exclusivity level="${i % 3 ? 'exclusive' : level}"/></grant></terms>
    </clause>`);
  const assets = clauses.map((_, i) => `<asset id="a${i}" kind="ip" label="Asset ${i}"/>`);
  const file = join(folder, name);
  writeFileSync(file, `<agreement xmlns="urn:clauseline:agreement:1" id="long" version="1" lang="en"
    status="draft" text="test"><meta><title>Long</title><dates effective="2026-01-01"/></meta>
    <parties><party id="one" name="One Ltd" short="One" role="licensor"/><party id="two"
    name="Two Ltd" short="Two" role="licensee"/></parties><register>${assets.join('')}</register>
    <body>${clauses.join('')}</body></agreement>`);
  return file;
}
const long_page =
    report('long.html', long('long-old.xml', 'exclusive'), long('long-new.xml', 'non-exclusive'));
const page_in_template = report('template.html', example('2025-10-28'), example('2026-04-27'),
                                '--template', join(root, 'tests', 'template'));

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
         {example: page_of_example, payments: page_with_payments, foreign: foreign_page,
          template: page_in_template}))
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

const later = page => page.locator('noscript.later').count();
const completed = page =>
    page.waitForFunction(() => !document.querySelector('noscript.later'), null, {timeout: 60_000});

test('a long page says the same with and without script, in the same order', async () => {
  const said = [];
  for (const javaScriptEnabled of [true, false]) {
    const {page, complaints, close} = await opened(long_page, {javaScriptEnabled});
    if (javaScriptEnabled) await completed(page);
    const ids = selector => page.locator(selector).evaluateAll(all => all.map(one => one.id));
    said.push({cards: await ids('.card'), findings: await ids('.finding'),
               rows: await page.locator('.matrix tbody tr').count(),
               outline: await page.locator('.rail li').count(),
               waits: await page.locator('.waits').filter({visible: true}).count()});
    assert.deepEqual(complaints, []);
    await close();
  }
  assert.deepEqual(said[0], said[1]);
  assert.ok(said[0].cards.length >= 300 && said[0].rows >= 300, JSON.stringify(said[0].rows));
  assert.equal(said[0].waits, 0);
});

test('a long page is accessible when it is complete, and not too wide', async () => {
  for (const viewport of [sizes[0], sizes[1]]) {
    const {page, close} = await opened(long_page, {viewport});
    await completed(page);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= viewport.width);
    const {violations} = await new AxeBuilder({page}).include('.rail').include('.meaning').analyze();
    const grave = violations.filter(one => ['serious', 'critical'].includes(one.impact));
    assert.deepEqual(grave.map(one => [one.id, one.nodes.length]), []);
    await close();
  }
});

test('brings in at once what a link, a key, a filter or a printer asks for', async () => {
  const {page, close} = await opened(`${long_page}#c-c897`);
  assert.equal(await later(page), 0);
  await page.waitForFunction(() => {
    const {top} = document.getElementById('c-c897').getBoundingClientRect();
    return top >= 0 && top < innerHeight;
  });
  await close();
  const asks = [
    page => page.keyboard.press('n'),
    page => page.locator('.filters label:has(.gain-0, .loss-0)').first().click(),
    page => page.evaluate(() => dispatchEvent(new Event('beforeprint'))),
    page => page.evaluate(() => { location.hash = 'c-c897'; }),
  ];
  for (const ask of asks) {
    const {page, close} = await opened('about:blank');
    // Nobody is ever idle here.
    await page.addInitScript(() => { window.requestIdleCallback = () => {}; });
    await page.goto(long_page);
    assert.ok(await later(page) > 10);
    await ask(page);
    await completed(page);
    await close();
  }
});

test('is light or dark as the reader chooses, with and without script', async () => {
  for (const javaScriptEnabled of [true, false])
    for (const [system, choice, paper] of [['light', 'dark', 'rgb(21, 22, 24)'],
                                           ['dark', 'light', 'rgb(252, 251, 248)']]) {
      const {page, close} = await opened(page_of_example, {javaScriptEnabled, colorScheme: system});
      const ground =
          () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.notEqual(await ground(), paper);
      await page.locator(`.tools label:has(.${choice})`).click();
      assert.equal(await ground(), paper, `${choice} on ${system}, script ${javaScriptEnabled}`);
      await page.locator('.tools label:has(.auto)').click();
      assert.notEqual(await ground(), paper);
      await close();
    }
});

test('wears the colours of a template in both themes', async () => {
  for (const [colorScheme, paper, accent] of [['light', 'rgb(255, 253, 248)', 'rgb(122, 31, 43)'],
                                              ['dark', 'rgb(22, 18, 20)', 'rgb(231, 161, 169)']]) {
    const {page, close} = await opened(page_in_template, {colorScheme});
    const style = (selector, name) => page.locator(selector).first().evaluate(
        (one, key) => getComputedStyle(one)[key], name);
    assert.equal(await style('body', 'backgroundColor'), paper);
    assert.equal(await style('ins', 'color'), accent);
    const logo = await page.locator('.logo').evaluate(one => [one.complete, one.naturalWidth]);
    assert.deepEqual(logo, [true, 120]);
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
