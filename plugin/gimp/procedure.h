/* procedure.h: the contract of a procedure that GIMP's database offers.
 *
 * A procedure is one const struct in one run-*.c file, listed in procedures.c. In the database all
 * of them take the run mode first, and those that work on an image then the image and its
 * drawables, as entries of GIMP's image menu must; the drawables are not looked at, since the
 * photo's layer is known without them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <libgimpbase/gimpbase.h>

typedef enum
{
  VALUE_INT,
  VALUE_BOOLEAN,
  VALUE_STRING,
  VALUE_FILE, /* a path in the encoding of file names */
} ValueType;

/* In English, as all of GIMP's procedure browser. */
typedef struct
{
  ValueType type;
  const char *name;
  const char *help;
  const char *label; /* of arguments only, with a mnemonic */
} ValueSpec;

typedef struct
{
  int number; /* VALUE_INT, VALUE_BOOLEAN */
  char *text; /* VALUE_STRING, VALUE_FILE; of arguments "" where nothing was given */
} Value;

/* Arguments that several procedures take. */
#define PROCEDURE_RULES_PARAM                                                                      \
  {                                                                                                \
    VALUE_STRING, "rules",                                                                         \
        "Name or path of a rules preset; \"\" stands for the national standard", "_Rules"          \
  }
#define PROCEDURE_PHOTO_PARAM                                                                      \
  {                                                                                                \
    VALUE_FILE, "photo",                                                                           \
        "The photo's file; \"\" stands for the one that the image was opened from", "_Photo"       \
  }

typedef struct
{
  GimpRunMode run_mode;
  int image;         /* HOST_NONE for a procedure without an image */
  const Value *args; /* one for each of PARAMS; only given in non-interactive mode, else "" and 0 */
} Call;

typedef struct
{
  const char *name;
  const char *menu_label; /* NULL: for scripts only */
  const char *blurb;
  const char *help;
  gboolean without_image;  /* needs none to be open */
  const ValueSpec *params; /* the arguments after the run mode or the drawables */
  int n_params;            /* at most PROCEDURE_MAX_VALUES, as are the returns */
  const ValueSpec *returns;
  int n_returns;

  /* Does the work and fills RESULTS, one for each of RETURNS. Sets ERROR exactly when it returns
   * GIMP_PDB_EXECUTION_ERROR. */
  GimpPDBStatusType (*run) (const Call *call, Value *results, GError **error);
} Procedure;

#define PROCEDURE_MAX_VALUES 8

/* The name of plugin/data/idphoto.svg in the icon theme. */
#define PROCEDURE_ICON "idphoto"

/* All procedures, in the order of the menu. */
extern const Procedure *const procedures[];
extern const guint n_procedures;

/* NULL where there is none of that NAME. */
const Procedure *procedure_find (const char *name);

extern const Procedure procedure_check;
extern const Procedure procedure_crop;
extern const Procedure procedure_export;
extern const Procedure procedure_print;
extern const Procedure procedure_untouched;
extern const Procedure procedure_remove_marks;
extern const Procedure procedure_review;
