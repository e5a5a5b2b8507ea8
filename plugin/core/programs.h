/* programs.h: programs that leave their name in pictures; data, presets/programs.ini.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  IDP_PROGRAM_EDITOR,     /* can change anything */
  IDP_PROGRAM_BEAUTY,     /* made to smooth skin and reshape faces */
  IDP_PROGRAM_GENERATOR,  /* makes pictures up */
  IDP_PROGRAM_DEVELOPER,  /* raw developers and albums: mostly light, colour and crop */
  IDP_PROGRAM_SCANNER,    /* scanners and what drives them */
  IDP_PROGRAM_SCREENSHOT, /* saves what a screen shows */
} IdpProgramKind;

typedef struct
{
  char *name;
  IdpProgramKind kind;
  char **words; /* any of them in a text, in any letter case, means this program */
} IdpProgram;

/* All programs, IdpProgram, in file order, owned by the array. Errors: IDP_ERROR_PRESET. */
GPtrArray *idp_programs_load (GError **error);

/* The first program that TEXT names; NULL if none. A word counts only where it does not stand
 * inside a longer Latin word. */
const IdpProgram *idp_programs_find (const GPtrArray *programs, const char *text);

/* The program of which TEXT is a word, and nothing else; NULL if none. */
const IdpProgram *idp_programs_find_exactly (const GPtrArray *programs, const char *text);
