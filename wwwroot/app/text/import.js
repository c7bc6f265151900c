/** The words of importing a file on the list of operations, in every language. */

const en = {
  title: 'Add an operation',
  choose: 'Choose a file',
  drop: 'or drop it anywhere on this page.',
  dropHere: 'Drop it now.',
  help: 'A package (.zip), or a file of another program: GeoJSON, CSV, GPX, KML, MF-JSON, CZML, GeoPackage, or shapefiles in a .zip; up to 64 MB. It is checked as a whole before anything is changed, and needs a key or an access token.',
  /** What is taken of several things. @param {string} name @param {number} others @param {number} folders */
  taken: (name, others, folders) =>
    `One file at a time: “${name}” is taken, ${[others > 0 && (others === 1 ? 'the other file' : `the ${others} other files`), folders > 0 && (folders === 1 ? 'the folder' : `the ${folders} folders`)].filter(Boolean).join(' and ')} not.`,
  faults: {
    nothing: () => 'There was no file in it. Drop a file from a folder of your computer.',
    folder: () => 'A folder is not taken here. Pack it as a .zip, or import it on the server with “konna import”.',
    /** @param {string} name */
    unknown: (name) =>
      `“${name}” is of no form that is taken here: the name of a file has to end in .zip, .geojson, .json, .csv, .tsv, .gpx, .kml, .kmz, .mfjson, .czml or .gpkg.`,
    /** @param {string} name */
    tooLarge: (name) => `“${name}” is larger than 64 MB. Import it on the server with “konna import”.`,
  },
  /** @param {string} name */
  needsKey: (name) => `To import “${name}”, a key or an access token is needed.`,
  /** @param {string} name */
  sending: (name) => `“${name}” is being sent…`,
  /** @param {string} name */
  checking: (name) => `“${name}” was sent and is being checked…`,
  busy: 'One file at a time: wait until this one is done.',
  stop: 'Stop',
  /** @param {string} name */
  stopped: (name) => `“${name}” was not sent to its end. Nothing was changed.`,
  /** @param {string} name @param {number} n @param {string} number */
  problems: (name, n, number) =>
    `“${name}” has ${n === 1 ? 'one problem' : `${number} problems`}. Nothing of it was imported.`,
  /** @param {number} n @param {string} number */
  count: (n, number) => (n === 1 ? '1 problem' : `${number} problems`),
  wholeFile: 'The whole file',
  /** @param {string} n */
  row: (n) => `Row ${n}`,
  /** @param {string} n */
  line: (n) => `Line ${n}`,
  remedy: 'Remedy: ',
  /** @param {string} number */
  showAll: (number) => `Show all ${number}`,
  saveReport: 'Save the report',
  inEnglish: '',
  /** @param {string} id */
  exists: (id) => `There is an operation “${id}” already.`,
  replaceHelp:
    'To replace it means that everything in it becomes what the file says; changes made here since are lost.',
  replace: 'Replace it',
  keep: 'Leave it as it is',
  kept: 'Nothing was changed.',
  showIt: 'Look at it on the map',
  /** @param {string} title @param {boolean} isNew */
  done: (title, isNew) => (isNew ? `“${title}” was imported.` : `“${title}” was replaced.`),
  notices: 'What was left out or decided',
  /** @param {string} name */
  failed: (name) => `“${name}” could not be imported. Nothing was changed.`,
  /** @param {string} name */
  offline: (name) =>
    `The server could not be reached, or the answer did not come. Look at the list before you send “${name}” again.`,
  again: 'Try again',
};

/** @type {typeof en} */
const fr = {
  title: 'Ajouter une opération',
  choose: 'Choisir un fichier',
  drop: 'ou déposez-le n’importe où sur cette page.',
  dropHere: 'Déposez-le maintenant.',
  help: 'Un paquet (.zip) ou un fichier d’un autre programme\u00a0: GeoJSON, CSV, GPX, KML, MF-JSON, CZML, GeoPackage ou fichiers Shapefile dans un .zip\u00a0; 64\u00a0Mo au plus. Il est vérifié en entier avant toute modification et demande une clé ou un jeton d’accès.',
  taken: (name, others, folders) =>
    `Un fichier à la fois\u00a0: «\u00a0${name}\u00a0» est pris, ${[others > 0 && (others === 1 ? 'l’autre fichier' : `les ${others} autres fichiers`), folders > 0 && (folders === 1 ? 'le dossier' : `les ${folders} dossiers`)].filter(Boolean).join(' et ')} non.`,
  faults: {
    nothing: () => 'Il n’y avait pas de fichier. Déposez un fichier d’un dossier de votre ordinateur.',
    folder: () =>
      'Un dossier n’est pas accepté ici. Mettez-le dans un .zip, ou importez-le sur le serveur avec «\u00a0konna import\u00a0».',
    unknown: (name) =>
      `«\u00a0${name}\u00a0» n’a aucune des formes acceptées ici\u00a0: le nom du fichier doit finir par .zip, .geojson, .json, .csv, .tsv, .gpx, .kml, .kmz, .mfjson, .czml ou .gpkg.`,
    tooLarge: (name) =>
      `«\u00a0${name}\u00a0» dépasse 64\u00a0Mo. Importez-le sur le serveur avec «\u00a0konna import\u00a0».`,
  },
  needsKey: (name) => `Pour importer «\u00a0${name}\u00a0», il faut une clé ou un jeton d’accès.`,
  sending: (name) => `Envoi de «\u00a0${name}\u00a0»…`,
  checking: (name) => `«\u00a0${name}\u00a0» est envoyé, la vérification est en cours…`,
  busy: 'Un fichier à la fois\u00a0: attendez la fin de celui-ci.',
  stop: 'Arrêter',
  stopped: (name) => `«\u00a0${name}\u00a0» n’a pas été envoyé jusqu’au bout. Rien n’a été modifié.`,
  problems: (name, n, number) =>
    `«\u00a0${name}\u00a0» a ${n === 1 ? 'un défaut' : `${number} défauts`}. Rien n’en a été importé.`,
  count: (n, number) => (n === 1 ? '1 défaut' : `${number} défauts`),
  wholeFile: 'Le fichier entier',
  row: (n) => `Ligne ${n} du tableau`,
  line: (n) => `Ligne ${n}`,
  remedy: 'Remède\u00a0: ',
  showAll: (number) => `Afficher les ${number}`,
  saveReport: 'Enregistrer le rapport',
  inEnglish: 'Le serveur écrit son rapport en anglais.',
  exists: (id) => `Il y a déjà une opération «\u00a0${id}\u00a0».`,
  replaceHelp:
    'La remplacer veut dire que tout y devient ce que dit le fichier\u00a0; les modifications faites ici depuis sont perdues.',
  replace: 'La remplacer',
  keep: 'La laisser telle quelle',
  kept: 'Rien n’a été modifié.',
  showIt: 'La voir sur la carte',
  done: (title, isNew) =>
    isNew ? `«\u00a0${title}\u00a0» a été importée.` : `«\u00a0${title}\u00a0» a été remplacée.`,
  notices: 'Ce qui a été laissé de côté ou décidé',
  failed: (name) => `«\u00a0${name}\u00a0» n’a pas pu être importé. Rien n’a été modifié.`,
  offline: (name) =>
    `Le serveur est injoignable, ou la réponse n’est pas arrivée. Regardez la liste avant de renvoyer «\u00a0${name}\u00a0».`,
  again: 'Réessayer',
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const importWords = { en, fr };
/** @typedef {typeof en} ImportWords */
