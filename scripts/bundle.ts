import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

// Makes this checkout one whose `npm pack` brings the engines along, without the telemetry that they bring:
// nothing of an install script's runs then for those who install the toolkit, whatever package manager they have.
// For releases alone, as it changes package.json and node_modules: `npm ci` and git put them back.

/** What reports each installation to a third party, by an install script. */
const telemetry = '@scarf/scarf';
/** The packages that depend on it, with all that they depend on. */
const bundled = ['@stoplight/prism-cli', '@stoplight/prism-http', '@stoplight/spectral-cli'];

interface Manifest {
  dependencies?: Record<string, string>;
  bundleDependencies?: readonly string[];
}

const root = path.resolve(process.argv[2] ?? '.');
const modules = path.join(root, 'node_modules');
const freed = manifestsBelow(modules).filter((file) => amend(file, withoutTelemetry));
rmSync(path.join(modules, telemetry), { recursive: true, force: true });
amend(path.join(root, 'package.json'), (manifest) => ({ ...manifest, bundleDependencies: bundled }));
const left = manifestsBelow(modules).filter((file) => read(file).dependencies?.[telemetry] !== undefined);
console.log(`${freed.length} packages without ${telemetry}, ${bundled.length} bundled`);
if (left.length > 0) throw new Error(`${telemetry} is a dependency still in ${left.join(', ')}`);

/** Every package.json of an installed package, at any depth. */
function manifestsBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== '.bin')
    .flatMap(({ name }) => {
      const place = path.join(folder, name);
      if (name.startsWith('@')) return manifestsBelow(place);
      const own = path.join(place, 'package.json');
      return (existsSync(own) ? [own] : []).concat(manifestsBelow(path.join(place, 'node_modules')));
    });
}

function withoutTelemetry(manifest: Manifest): Manifest {
  if (manifest.dependencies?.[telemetry] === undefined) return manifest;
  const { [telemetry]: _, ...dependencies } = manifest.dependencies;
  return { ...manifest, dependencies };
}

/** Whether a package.json was changed. Links to it elsewhere, of a package manager's store, stay as they are. */
function amend(file: string, change: (manifest: Manifest) => Manifest): boolean {
  const before = read(file);
  const after = change(before);
  if (after === before) return false;
  rmSync(file);
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
  return true;
}

function read(file: string): Manifest {
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
