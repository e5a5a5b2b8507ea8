/* order: the people of a roster sorted, and split into packages and files.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "person.h"

typedef enum
{
  IDS_SPLIT_NONE,
  IDS_SPLIT_SITE,
  IDS_SPLIT_CLASS, /* of a site */
} IdsSplit;

/* Students who are delivered together. */
typedef struct
{
  char *stem; /* of its files, fit for every file system and different from all others */
  char *site; /* "" where the roster says nothing, or it is not split that way */
  char *class_name;
  guint first, n;  /* in the sorted people */
  guint n_refused; /* students who belong to it and are not printed */
} IdsPackage;

/* Sorts PEOPLE (IdsPerson*), who are printed, and REFUSED, who are not: by site and class as far as
 * they are SPLIT, and within a package by student number where that is asked for, else as in the
 * roster. Numbers within a text count as numbers: 9 comes before 10. A package of refused students
 * alone is one too. The only package of an order that is not split has the stem STEM. Returns an
 * array of IdsPackage*, owned by it. */
GPtrArray *ids_order (GPtrArray *people, GPtrArray *refused, IdsSplit split, gboolean by_number,
                      const char *stem);

/* Less than, equal to or greater than 0; equal for equal texts only. */
int ids_compare_natural (const char *a, const char *b);
