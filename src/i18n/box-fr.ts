import type { BoxLabels, BoxTalk } from './box-words.js';

const counts = {
  comments: { one: '{count} commentaire', many: '{count} de commentaires', other: '{count} commentaires' },
  newComments: {
    one: '{count} nouveau commentaire',
    many: '{count} de nouveaux commentaires',
    other: '{count} nouveaux commentaires',
  },
  likes: {
    one: '{count} mention « J’aime »',
    many: '{count} de mentions « J’aime »',
    other: '{count} mentions « J’aime »',
  },
  charactersLeft: {
    one: 'encore {count} caractère',
    many: 'encore {count} de caractères',
    other: 'encore {count} caractères',
  },
  seconds: { one: '{count} seconde', many: '{count} de secondes', other: '{count} secondes' },
};

const status = {
  pending: 'Votre commentaire est arrivé, il est en cours de vérification.',
  unconfirmed:
    'Votre commentaire est arrivé et n’attend plus que vous : ouvrez le courriel que nous vous avons envoyé et confirmez votre adresse par son lien.',
  approved: 'Votre commentaire est publié.',
  held: 'Votre commentaire attend la relecture d’un modérateur.',
  rejected: 'Votre commentaire n’a pas été publié, car il enfreint la charte.',
  withdrawn: 'Vous avez retiré ce commentaire.',
};

/** French: what the server writes into the box. */
export const labelsInFr: BoxLabels = {
  counts: {
    ...counts,
    replies: { one: '{count} réponse', many: '{count} de réponses', other: '{count} réponses' },
    moreReplies: { one: '{count} autre réponse', many: '{count} d’autres réponses', other: '{count} autres réponses' },
  },
  status,

  form: {
    reactionQuestion: 'Cet article vous a-t-il plu ?',
    like: 'Oui',
    dislike: 'Non',
    heading: 'Commentaires',
    add: 'Commenter',
    policy: 'Charte des commentaires',
    name: 'Nom',
    email: 'Adresse e-mail',
    emailNote: 'Votre adresse ne sera pas publiée.',
    body: 'Commentaire',
    required: 'champs obligatoires',
    send: 'Envoyer',
    reply: 'Répondre',
    replyTo: 'Répondre à {name}',
    cancel: 'Annuler',
    trap: 'Laissez ce champ vide',
    membersOnly: 'Pour commenter ici, connectez-vous au site.',
    closed: 'Les commentaires de cet article sont fermés.',
    premoderated: 'Les commentaires sont publiés après relecture.',
    removed: 'Ce commentaire a été supprimé.',
    more: 'Plus de commentaires',
    moreReplies: 'Plus de réponses',
    sortBy: 'Ordre des commentaires',
    back: 'Retour à l’article',
    empty: 'Pas encore de commentaire. Soyez le premier à réagir.',
    all: 'Tous les commentaires',
    before: 'Page précédente',
    edited: 'modifié',
    pinned: 'Épinglé',
    ownHeading: 'Vos commentaires',
    reasons: 'Motif :',
    checkAgain: 'Rechargez la page pour connaître la suite',
    correct: 'Votre commentaire n’est pas encore envoyé. Corrigez ce qui est signalé, puis envoyez-le.',
    sentBefore: 'Ce formulaire a déjà été envoyé. S’il s’agit d’un nouveau commentaire, envoyez-le encore une fois.',
    writeAs: 'Vous écrivez sous le nom de {name}',
    close: 'Fermer',
    likeOf: 'Aimer le commentaire de {name}',
  },

  badges: { staff: 'Rédaction', journalist: 'Journaliste' },

  sorts: { newest: 'Plus récents', oldest: 'Plus anciens', top: 'Plus aimés', replies: 'Plus discutés' },

  yours: {
    appealOpen: 'Votre contestation est arrivée. Un autre modérateur va l’examiner.',
    appealUpheld: 'Votre contestation a été examinée, et la décision est maintenue.',
    edit: 'Modifier et renvoyer',
    editing: 'Modifier votre commentaire',
    withdraw: 'Retirer',
    withdrawSure: 'Une fois retiré, votre commentaire ne sera plus visible.',
    withdrawYes: 'Le retirer',
    appeal: 'Contester la décision',
    appealWhy: 'Pourquoi cette décision vous paraît-elle injuste ?',
    appealSend: 'Envoyer la contestation',
  },

  report: {
    sent: 'Merci. Les modérateurs ont reçu votre signalement.',
    states: {
      open: 'Vous avez déjà signalé ce commentaire.',
      upheld: 'Les modérateurs ont examiné votre signalement et supprimé le commentaire.',
      dismissed: 'Les modérateurs ont examiné votre signalement et jugé que le commentaire pouvait rester.',
      moot: 'Son auteur a retiré le commentaire.',
    },
    open: 'Signaler',
    openOf: 'Signaler le commentaire de {name}',
    why: 'Qu’est-ce qui enfreint la charte dans ce commentaire ?',
    note: 'Note pour les modérateurs (facultative)',
    send: 'Envoyer le signalement',
    other: 'Autre chose',
  },

  clauses: {
    insults: 'Respect',
    hate: 'Pas de haine',
    obscenity: 'Langage correct',
    threats: 'Pas de violence',
    spam: 'Pas de publicité',
    'personal-data': 'Vie privée',
    disguise: 'Texte lisible',
    style: 'Clarté',
    'pre-moderation': 'Relecture avant publication',
    'not-checked': 'Vérification automatique impossible',
  },
};

/** What the script says afterwards. */
export const talkInFr: BoxTalk = {
  counts,
  status,

  said: {
    sending: 'Envoi…',
    correct: 'Votre commentaire n’est pas encore envoyé. Corrigez ce qui est signalé, puis envoyez-le.',
    removed: 'Ce commentaire a été supprimé.',
  },

  troubles: {
    failed: 'L’envoi a échoué. Votre texte est conservé ici : réessayez.',
    offline: 'Vous êtes hors ligne. Votre texte est conservé ici : envoyez-le une fois la connexion rétablie.',
    slow: 'La réponse tarde. Votre texte est conservé ici, et le renvoyer ne le publiera pas deux fois.',
    busy: 'Le service est momentanément indisponible. Votre texte est conservé ici : réessayez bientôt.',
    limited: 'Vous avez beaucoup envoyé en peu de temps. Attendez {time}, puis envoyez ; votre texte est conservé ici.',
    closed: 'Les commentaires ont été fermés pendant que vous écriviez. Votre texte est conservé ici.',
    signedOut: 'Votre session a expiré. Connectez-vous, puis envoyez ; votre texte est conservé ici.',
    unread: 'Les commentaires n’ont pas pu être chargés.',
    parentGone: 'Le commentaire auquel vous répondiez a été supprimé. Votre texte est conservé ici.',
    action: 'Cela n’a pas pu être enregistré. Réessayez.',
    proving: 'Un instant : nous vérifions qu’une personne envoie ce texte…',
  },

  fields: {
    required: 'Ce champ est obligatoire.',
    'comment-empty': 'Écrivez d’abord votre commentaire.',
    'comment-too-long': 'Le commentaire dépasse {limit} caractères.',
    'name-too-long': 'Le nom dépasse {limit} caractères.',
    'name-taken': 'Ce nom est réservé à la rédaction. Choisissez-en un autre.',
    'name-invisible': 'Rien de ce nom n’est visible. Écrivez un nom lisible.',
    'email-invalid': 'Cette adresse e-mail n’est pas valable.',
    'not-storable': 'Le texte contient un caractère qui ne peut pas être enregistré.',
    'parent-unknown': 'Le commentaire auquel vous répondez n’existe pas.',
  },
};
