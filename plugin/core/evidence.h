/* evidence.h: one observation that speaks for or against the origin a photo claims.
 *
 * No observation proves anything alone; observations of different kinds do not share a cause, so
 * two of them weigh more than one said twice. Words, kind and weight are data:
 * presets/evidence.ini. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "geometry.h"

/* Observations of one kind may share a cause. */
typedef enum
{
  IDP_EVIDENCE_MARKER,  /* what the file says of itself */
  IDP_EVIDENCE_CODING,  /* traces of JPEG compression */
  IDP_EVIDENCE_PATTERN, /* regular patterns in the spectrum */
  IDP_EVIDENCE_OUTLINE, /* edges: of paper, screen, border, cut-out */
  IDP_EVIDENCE_TEXTURE, /* noise and fine structure */
  IDP_EVIDENCE_N_KINDS,
} IdpEvidenceKind;

/* Points of a hint, and of what is enough by itself for a person to look. */
#define IDP_EVIDENCE_HINT 1
#define IDP_EVIDENCE_LOOK 2

/* One group of presets/evidence.ini. */
typedef struct
{
  char *id;
  IdpEvidenceKind kind;
  int points;    /* IDP_EVIDENCE_HINT or IDP_EVIDENCE_LOOK */
  char *zh, *en; /* "{what}" stands for the particulars */
} IdpEvidenceText;

typedef struct
{
  const IdpEvidenceText *text; /* owned by the rules */
  char *zh, *en;               /* the sentence with its particulars */
  IdpRect region;              /* px of the upright original; empty = the file as a whole */
  gboolean names_program;      /* a marker that names a program: the only evidence that may fail */
} IdpEvidence;

/* The texts by id, a GHashTable of char * and IdpEvidenceText. Errors: IDP_ERROR_PRESET. */
GHashTable *idp_evidence_texts_load (GError **error);

/* "marker", "coding", ...; static. */
const char *idp_evidence_kind_id (IdpEvidenceKind kind);

/* A list to add to: GPtrArray of IdpEvidence, owned. */
GPtrArray *idp_evidence_list_new (void);

/* Adds observation ID, a group of TEXTS, with its particulars WHAT (or NULL). */
IdpEvidence *idp_evidence_add (GPtrArray *list, GHashTable *texts, const char *id, const char *what,
                               const IdpRect *region);

/* How many kinds LIST holds. */
guint idp_evidence_count_kinds (const GPtrArray *list);

/* Sum over the kinds of the most points any observation of the kind has. */
int idp_evidence_points (const GPtrArray *list);

/* The sentence in the user's language; owned by EVIDENCE. */
const char *idp_evidence_sentence (const IdpEvidence *evidence);
