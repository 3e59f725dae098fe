// A browser, and what each page of a server of ours is held to in it.

import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import {imported} from './schema.mjs';

const {chromium} = await imported('playwright-core');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function launched() {
  const executablePath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  assert.ok(executablePath, 'chromium is missing: scripts/setup look installs it');
  return chromium.launch({executablePath, args: ['--no-sandbox', '--disable-gpu']});
}

/// A page of its own, which notes as `faults` what it is refused and what it asks of others than `address`.
export async function opened(browser, address, where, options = {}) {
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

/// Fails if a page, called `name`, has a fault that keeps somebody out, or is wider than the screen.
export async function keeps_nobody_out(page, name) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(one => `${name}: ${one.id}: ${one.nodes.map(node => node.html)}`), []);
  const {width} = page.viewportSize();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= width, `${name} is ${wide} pixels wide`);
}

/// Ends a server as a person does, and fails if it says that something was wrong.
export async function ended(server) {
  server.kill('SIGINT');
  assert.equal(await new Promise(done => server.once('exit', done)), 0);
}
