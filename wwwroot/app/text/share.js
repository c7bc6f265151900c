/** The words of sharing and of the open data, in every language; fetched with them. */

const en = {
  link: 'Link',
  linkCopied: 'The link is copied. Paste it wherever you like.',
  linkNotCopied: 'Copy the link:',
  linkHelp: 'It opens this moment, this view, your choice of accounts and your language.',
  embed: 'Embed in a page',
  embedHelp: 'This line shows the map, as it is now, inside another page.',
  picture: 'Picture',
  pictureHelp: 'The map as it is now, with its title, time, legend and origin.',
  savePicture: 'Save as PNG',
  saved: 'Saved.',
  animation: 'Animation',
  animationHelp: 'The map over a span of time, in the view that is shown now.',
  from: 'From',
  to: 'To',
  step: 'Each frame',
  /** @param {number} minutes */
  stepOf: (minutes) => (minutes < 60 ? `${minutes} min` : minutes < 1440 ? `${minutes / 60} h` : `${minutes / 1440} d`),
  rate: 'Speed',
  /** @param {number} n */
  rateOf: (n) => `${n} frames per second`,
  width: 'Width',
  /** @param {number} n */
  widthOf: (n) => `${n} pixels`,
  form: 'Format',
  /** @param {string} n @param {string} seconds */
  frames: (n, seconds) => `${n} frames, ${seconds} seconds.`,
  /** @param {string} most */
  tooMany: (most) => `That would be more than ${most} frames. Choose a shorter span, or more time for each frame.`,
  noSpan: 'Two times of this operation are needed, the end not before the beginning.',
  /** @param {string} form */
  make: (form) => `Make the ${form}`,
  making: 'The animation is being made.',
  progress: 'Frames made',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing was saved.',
  failed: 'The animation could not be made.',
  /** @param {string} megabytes */
  ready: (megabytes) => `Saved, ${megabytes} MB.`,
  gifOnly: 'This browser cannot write video here; it can write GIF.',
  // pictures
  /** @param {string} who */
  accordingTo: (who) => `according to ${who}`,
  full: 'Drawn in full',
  faint: 'Drawn faint',
  versions: 'Versions shown',
  // data
  downloads: 'Downloads',
  wholeOperation: 'Whole operation',
  qgisProject: 'Or open a project with the styles, names and times',
  qgisMoment: 'Only the events of this moment, in this view, by these accounts (Add Vector Layer → Protocol):',
  qgisEvents: 'Events of this moment',
  commandHelp: 'These ask for this moment, this view and the accounts that are shown.',
  situation: 'where everything is',
};

/** @type {typeof en} */
const fr = {
  link: 'Lien',
  linkCopied: 'Le lien est copié. Collez-le où vous voulez.',
  linkNotCopied: 'Copiez le lien\u00a0:',
  linkHelp: 'Il ouvre ce moment, cette vue, les récits que vous avez choisis et votre langue.',
  embed: 'Intégrer dans une page',
  embedHelp: 'Cette ligne montre la carte, telle qu’elle est, dans une autre page.',
  picture: 'Image',
  pictureHelp: 'La carte telle qu’elle est, avec son titre, l’heure, la légende et l’origine des données.',
  savePicture: 'Enregistrer en PNG',
  saved: 'Enregistré.',
  animation: 'Animation',
  animationHelp: 'La carte au fil du temps, dans la vue affichée.',
  from: 'Du',
  to: 'Au',
  step: 'Par image',
  stepOf: (minutes) => (minutes < 60 ? `${minutes} min` : minutes < 1440 ? `${minutes / 60} h` : `${minutes / 1440} j`),
  rate: 'Vitesse',
  rateOf: (n) => `${n} images par seconde`,
  width: 'Largeur',
  widthOf: (n) => `${n} pixels`,
  form: 'Format',
  frames: (n, seconds) => `${n} images, ${seconds} secondes.`,
  tooMany: (most) =>
    `Cela ferait plus de ${most} images. Choisissez une durée plus courte, ou plus de temps par image.`,
  noSpan: 'Il faut deux moments de cette opération, la fin n’étant pas avant le début.',
  make: (form) => `Créer le ${form}`,
  making: 'L’animation est en préparation.',
  progress: 'Images prêtes',
  cancel: 'Annuler',
  cancelled: 'Annulé. Rien n’a été enregistré.',
  failed: 'L’animation n’a pas pu être créée.',
  ready: (megabytes) => `Enregistré, ${megabytes} Mo.`,
  gifOnly: 'Ce navigateur ne peut pas écrire de vidéo ici\u00a0; il peut écrire un GIF.',
  accordingTo: (who) => `selon ${who}`,
  full: 'En traits pleins',
  faint: 'En traits pâles',
  versions: 'Versions montrées',
  downloads: 'Téléchargements',
  wholeOperation: 'Toute l’opération',
  qgisProject: 'Ou ouvrez un projet avec les styles, les noms et les temps',
  qgisMoment:
    'Seulement les événements de ce moment, dans cette vue, selon ces récits (Ajouter une couche vecteur → Protocole)\u00a0:',
  qgisEvents: 'Événements de ce moment',
  commandHelp: 'Ces lignes demandent ce moment, cette vue et les récits montrés.',
  situation: 'où tout se trouve',
};

/** @type {Record<import('../core/types.js').Language, typeof en>} */
export const shareWords = { en, fr };
