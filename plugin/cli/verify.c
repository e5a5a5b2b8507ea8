/* idphoto verify: proves that a picture is its original, cropped and scaled.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "command.h"

#include <glib/gi18n.h>

#include "error.h"
#include "receipt.h"

static int
run (int argc, char **argv)
{
  const GOptionEntry options[] = { { NULL } };
  if (!command_parse (
          &argc, &argv, options, _ ("ORIGINAL OUTPUT"),
          _ ("Makes OUTPUT again from the bytes of ORIGINAL, as OUTPUT.receipt.json says, "
             "and\ncompares byte by byte.\n\nExit status: 0 only crop and size, 1 not "
             "proven, 2 unreadable.")))
    return EXIT_UNREADABLE;
  if (argc != 3)
    {
      command_complain (_ ("the original and the output are needed"));
      return EXIT_UNREADABLE;
    }

  g_autoptr (GError) error = NULL;
  if (idp_receipt_verify (argv[1], argv[2], &error))
    {
      g_print (_ ("%s: proven: only crop and size\n"), argv[2]);
      return EXIT_FINE;
    }
  if (g_error_matches (error, IDP_ERROR, IDP_ERROR_UNREADABLE))
    {
      command_complain ("%s", error->message);
      return EXIT_UNREADABLE;
    }
  command_complain (_ ("%s: not proven: %s"), argv[2], error->message);
  return EXIT_PROBLEMS;
}

const Command command_verify = {
  .name = "verify",
  .summary = N_ ("prove that a picture is its original, cropped and scaled"),
  .run = run,
};
