/* procedure.h: the contract of a procedure that GIMP's database offers.
 *
 * A procedure is one const struct in one run-*.c file, listed in plug-in.c. All of them take the
 * run mode, the image and a drawable first, as every entry of GIMP's image menu must; the drawable
 * is not looked at, since the photo's layer is known without it. SPDX-License-Identifier:
 * GPL-3.0-or-later
 */
#pragma once

#include <libgimp/gimp.h>

/* The first three arguments of every procedure. */
#define PROCEDURE_IMAGE_PARAMS                                                                     \
  { GIMP_PDB_INT32, "run-mode", "The run mode" }, { GIMP_PDB_IMAGE, "image", "The photo" },        \
  {                                                                                                \
    GIMP_PDB_DRAWABLE, "drawable", "Any drawable of the image (not used)"                          \
  }

#define PROCEDURE_RULES_PARAM                                                                      \
  {                                                                                                \
    GIMP_PDB_STRING, "rules",                                                                      \
        "Name or path of a rules preset; \"\" stands for the national standard"                    \
  }

typedef struct
{
  GimpRunMode run_mode;
  gint32 image;
  const GimpParam *more; /* the arguments after the drawable; only there in non-interactive mode */
} Call;

typedef struct
{
  const char *name;
  const char *menu_label; /* NULL: for scripts only */
  const char *blurb;
  const char *help;
  const GimpParamDef *params;
  int n_params;
  const GimpParamDef *returns;
  int n_returns; /* at most PROCEDURE_MAX_RETURNS */

  /* Does the work and fills RESULTS, one for each of RETURNS. Sets ERROR exactly when it returns
   * GIMP_PDB_EXECUTION_ERROR. */
  GimpPDBStatusType (*run) (const Call *call, GimpParam *results, GError **error);
} Procedure;

#define PROCEDURE_MAX_RETURNS 8

extern const Procedure procedure_check;
extern const Procedure procedure_crop;
extern const Procedure procedure_export;
extern const Procedure procedure_untouched;
extern const Procedure procedure_remove_marks;
