// node page.mjs ROUNDS FILE: how long Chromium takes to open and paint a page, as a multiple of
// what an empty page of as many bytes takes; and when all that a long page brings in afterwards is
// there. Medians of rounds in which both take turns.

import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

import {imported} from '../schema.mjs';

const {chromium} = await imported('playwright-core');
const [rounds, file] = [Number(process.argv[2]), resolve(process.argv[3])];
const empty = `${file}.empty.html`;
const frame = '<!DOCTYPE html><html lang="en"><title>Empty</title><body><!--';
writeFileSync(empty, frame.padEnd(readFileSync(file).length - 3, ' ') + '-->');

const executablePath = spawnSync('which', ['chromium'], {encoding: 'utf8'}).stdout.trim();
const browser = await chromium.launch({executablePath, args: ['--no-sandbox']});

/// Milliseconds until the page is loaded and a frame of it was painted.
async function opening(path) {
  const page = await browser.newPage({viewport: {width: 1280, height: 900}});
  const begun = performance.now();
  await page.goto(pathToFileURL(path).href, {waitUntil: 'load', timeout: 120_000});
  await page.evaluate(() => new Promise(
      done => requestAnimationFrame(() => requestAnimationFrame(done))));
  const opened = performance.now() - begun;
  await page.waitForFunction(() => !document.querySelector('noscript.later'), null,
                             {timeout: 120_000});
  const complete = performance.now() - begun;
  await page.close();
  return {opened, complete};
}

const times = {empty: [], report: [], complete: []};
await opening(file);
for (let round = 0; round < rounds; ++round) {
  times.empty.push((await opening(empty)).opened);
  const {opened, complete} = await opening(file);
  times.report.push(opened);
  times.complete.push(complete);
}
await browser.close();

const median = all => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
const [blank, report, complete] = [times.empty, times.report, times.complete].map(median);
const megabytes = (readFileSync(file).length / 1048576).toFixed(1);
console.log(`${megabytes} MB: ${report.toFixed(0)} ms, ${blank.toFixed(0)} ms empty; ` +
            `${(report / blank).toFixed(2)} times; complete after ${complete.toFixed(0)} ms`);
