/* command.h: the contract of a subcommand of idphoto, and what they share.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#include "rules.h"
#include "shard.h"

/* Exit codes, the same for all subcommands. */
enum
{
  EXIT_FINE = 0,
  EXIT_PROBLEMS = 1,   /* some photo fails; a crop is refused; a proof fails */
  EXIT_UNREADABLE = 2, /* some input cannot be read; a wrong option */
};

typedef struct
{
  const char *name;
  const char *summary; /* for the list in --help; translatable */
  int (*run) (int argc, char **argv);
} Command;

extern const Command command_check;  /* check.c */
extern const Command command_crop;   /* crop.c */
extern const Command command_verify; /* verify.c */
extern const Command command_rules;  /* rules.c */
extern const Command command_report; /* report.c */

/* Parses OPTIONS; afterwards ARGV holds only what is no option. ARGUMENTS ("PHOTO...") and
 * DESCRIPTION go to
 * --help. Prints what is wrong and returns FALSE on a wrong option. */
gboolean command_parse (int *argc, char ***argv, const GOptionEntry *options, const char *arguments,
                        const char *description);

/* Loads the preset NAME, or the default where it is NULL; on failure complains and returns NULL. */
IdpRules *command_load_rules (const char *name);

/* Reads the argument of --format, "text" (also NULL) or "json"; else complains and returns FALSE.
 */
gboolean command_format (const char *format, gboolean *json);

/* Reads the argument of --shard; NULL is the whole. Else complains and returns FALSE. */
gboolean command_shard (const char *text, IdpShard *shard);

/* Complains and returns FALSE unless the argument of --jobs is a number of threads. */
gboolean command_jobs (int n_threads);

/* Prints "idphoto: MESSAGE" to stderr. */
void command_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);
