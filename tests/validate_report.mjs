// node validate_report.mjs SCHEMA FILE...: exit 1 and a line for each problem if a JSON file
// does not fit the schema.

import {read, validator} from './schema.mjs';

const [schema, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node validate_report.mjs SCHEMA FILE...');
  process.exit(2);
}

const problems_of = validator(read(schema));
for (const file of files) {
  try {
    for (const problem of problems_of(read(file))) {
      console.error(`${file}: ${problem}`);
      process.exitCode = 1;
    }
  } catch (error) {
    console.error(`${file}: ${error.message}`);
    process.exitCode = 1;
  }
}
