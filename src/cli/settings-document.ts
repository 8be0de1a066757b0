import type { Column, Document, RunFacts } from '../model/document.ts';
import { SETTING_KEYS } from './setting-keys.ts';
import type { Origin, SettingValue, Settings } from './settings.ts';

/** One setting as programs read it. */
export interface ConfigSetting {
  /** Name of the setting, which is also the name of its flag. */
  readonly key: string;
  /** The value in use; null when nothing sets it. */
  readonly value: string | boolean | readonly string[] | null;
  /** What sets it. */
  readonly origin: Origin;
  /** The flag, variable or file that sets it; null for a default. */
  readonly where: string | null;
}

/** Data of `config list` and `config set`. */
export interface ConfigListData {
  /** The profile in use. */
  readonly profile: string;
  /** The user's own file of settings, whether it exists or not. */
  readonly userFile: string;
  /** The project file in use; null when there is none in this folder or above. */
  readonly projectFile: string | null;
  readonly settings: readonly ConfigSetting[];
}

/** Data of `config get`. */
export type ConfigGetData = ConfigSetting;

/** Data of `config path`. */
export interface ConfigPathData {
  /** The user's own file of settings. */
  readonly userFile: string;
  /** Whether it is there yet. */
  readonly exists: boolean;
  /** The project file in use; null when there is none in this folder or above. */
  readonly projectFile: string | null;
}

function provenance(run: RunFacts): Document['provenance'] {
  return { ...run, rules: [], freshness: [] };
}

/** A setting's value as a file would hold it. */
export function settingJson({ key, origin, value, where }: SettingValue): ConfigSetting {
  const setting = SETTING_KEYS.find((known) => known.key === key);
  const written = value === undefined ? null : (setting?.write(value) ?? value);
  return { key, value: written as ConfigSetting['value'], origin, where };
}

/** A setting's value as one text; empty when nothing sets it. */
export function settingText(setting: ConfigSetting): string {
  const { value } = setting;
  if (value === null) return '';
  return typeof value === 'object' ? value.join(',') : String(value);
}

/** All settings as a document; with `showOrigin` the table says what sets each. */
export function configListDocument(
  settings: Settings,
  run: RunFacts,
  options: { readonly showOrigin: boolean },
): Document<'config-list', ConfigListData> {
  const rows = settings.values.map((value) => ({ value, json: settingJson(value) }));
  const columns: Column[] = [
    { key: 'setting', label: 'Setting', kind: 'id' },
    { key: 'value', label: 'Value', kind: 'text' },
    ...(options.showOrigin
      ? ([
          { key: 'origin', label: 'From', kind: 'text' },
          { key: 'where', label: 'Where', kind: 'text', truncate: true },
        ] satisfies Column[])
      : ([{ key: 'about', label: 'What it does', kind: 'text', priority: 2 }] satisfies Column[])),
  ];
  return {
    kind: 'config-list',
    schemaVersion: 1,
    title: 'Settings',
    subtitle: `Profile ${settings.profile}`,
    data: {
      profile: settings.profile,
      userFile: settings.userFile.path,
      projectFile: settings.projectFile?.path ?? null,
      settings: rows.map(({ json }) => json),
    },
    blocks: [
      {
        type: 'table',
        id: 'settings',
        columns,
        rows: rows.map(({ json, value }) => [
          json.key,
          json.value === null ? null : settingText(json),
          ...(options.showOrigin ? [json.origin, json.where] : [value.about]),
        ]),
      },
    ],
    problems: [],
    provenance: provenance(run),
  };
}

/** One setting as a document. */
export function configGetDocument(value: SettingValue, run: RunFacts): Document<'config-get', ConfigGetData> {
  const json = settingJson(value);
  return {
    kind: 'config-get',
    schemaVersion: 1,
    title: `Setting ${json.key}`,
    data: json,
    blocks: [
      {
        type: 'table',
        id: 'setting',
        columns: [
          { key: 'setting', label: 'Setting', kind: 'id' },
          { key: 'value', label: 'Value', kind: 'text' },
          { key: 'origin', label: 'From', kind: 'text' },
          { key: 'where', label: 'Where', kind: 'text' },
        ],
        rows: [[json.key, json.value === null ? null : settingText(json), json.origin, json.where]],
      },
    ],
    problems: [],
    provenance: provenance(run),
  };
}

/** Where settings are kept, as a document. */
export function configPathDocument(settings: Settings, run: RunFacts): Document<'config-path', ConfigPathData> {
  const { projectFile, userFile } = settings;
  return {
    kind: 'config-path',
    schemaVersion: 1,
    title: 'Files of settings',
    data: { userFile: userFile.path, exists: userFile.exists, projectFile: projectFile?.path ?? null },
    blocks: [
      {
        type: 'table',
        id: 'files',
        columns: [
          { key: 'file', label: 'File', kind: 'text' },
          { key: 'path', label: 'Path', kind: 'text' },
        ],
        rows: [
          ['user', userFile.path],
          ['project', projectFile?.path ?? null],
        ],
      },
    ],
    problems: [],
    provenance: provenance(run),
  };
}
