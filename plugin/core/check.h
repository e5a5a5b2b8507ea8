/* check.h: the contract of a check, and the run over all of them.
 *
 * A check is one const struct in one file of checks/, listed in registry.c. It reads the photo,
 * compares one quantity with the limit of its rule, and reports one finding. It holds no limit
 * itself. SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "finding.h"
#include "photo.h"

/* What must have been measured; where it was not, the finding is not-measured and `run` is not
 * called. */
typedef enum
{
  IDP_NEEDS_NOTHING = 0,
  IDP_NEEDS_FACE = 1 << 0,  /* a face with eyes, hence a view */
  IDP_NEEDS_CROWN = 1 << 1, /* photo->face.crown */
  IDP_NEEDS_BACKGROUND
  = 1 << 2, /* a background mask with something in it (not necessarily trusted) */
} IdpNeeds;

typedef struct
{
  double measured;     /* in the unit of the rule's limit; NAN = could not be measured after all */
  IdpRect region;      /* px of the upright original; empty = the whole */
  gboolean on_crop;    /* see IdpFinding */
  gboolean unsure;     /* the measurement is shaky: a fail becomes a review */
  GPtrArray *evidence; /* see IdpFinding; handed over */
} IdpMeasurement;

/* A number, or several, that the preset must give beside the limit. */
typedef struct
{
  const char *name; /* of the key; static */
  double min, max;  /* of each number */
  guint group;      /* the numbers come in groups of so many; 0 = there is just one number */
} IdpParam;

typedef struct
{
  const char *id; /* of the rule; static */
  IdpNeeds needs;
  IdpUnit unit;           /* of the limit */
  const IdpParam *params; /* ends with one without a name; or NULL */
  /* NULL for a rule about several photos, which batch.h judges, and for one about what is on record
   * beside the photo, which review.h does. */
  IdpMeasurement (*run) (const IdpPhoto *photo, const IdpRule *rule);
} IdpCheck;

/* NULL if there is no such check. */
const IdpCheck *idp_check_find (const char *id);

/* Runs CHECK, which is of one photo, with its RULE, which must outlive the finding. Caller frees.
 * Thread-safe. */
IdpFinding *idp_check_run (const IdpCheck *check, const IdpPhoto *photo, const IdpRule *rule);

/* Runs every check that RULES name, in the order of the registry. Returns IdpFinding, owned by the
 * array; RULES must outlive it. Thread-safe. */
GPtrArray *idp_checks_run (const IdpPhoto *photo, const IdpRules *rules);
