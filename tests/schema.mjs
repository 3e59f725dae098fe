// What a JSON file says against a JSON Schema (draft 2020-12), for people to read.

import {readFileSync} from 'node:fs';

/// What a package gives by default, or all of it where it gives nothing so; ends the test where
/// the package is missing.
export async function imported(name) {
  try {
    const all = await import(name);
    return all.default ?? all;
  } catch {
    console.error(
        `The Node package ${name} is missing. Run scripts/test, which installs it under tests/.`);
    process.exit(1);
  }
}

const Ajv = await imported('ajv/dist/2020.js');
const formats = await imported('ajv-formats');

export function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/// A function from a value to the list of its problems, empty if the value fits the schema.
export function validator(schema) {
  const ajv = new Ajv({strict: true, strictRequired: false, allErrors: true});
  formats(ajv);
  const fits = ajv.compile(schema);
  const of_its_own = ({keyword}) => keyword !== 'if';  // that only says that the rest failed
  return value => (fits(value) ? [] : fits.errors.filter(of_its_own).map(told));
}

function told({instancePath, message, params}) {
  const detail = params.allowedValues ?? params.allowedValue ?? params.additionalProperty;
  const rest = detail === undefined ? '' : `: ${[detail].flat().join(', ')}`;
  return `${instancePath || '/'} ${message}${rest}`;
}
