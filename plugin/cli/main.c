/* main: idphoto, the checker without GIMP.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n.h>
#include <string.h>

#include "command.h"
#include "i18n.h"

static const Command *const commands[] = {
  &command_check, &command_crop, &command_verify, &command_rules, &command_report,
};

static void
print_help (void)
{
  g_print (_ ("Usage: idphoto COMMAND [OPTION…] [ARGUMENT…]\n\n"
              "Checks graduation photos against a written standard, crops them to it, and proves\n"
              "that nothing but crop and size was changed.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-8s %s\n", commands[i]->name, _ (commands[i]->summary));
  g_print (_ ("\n“idphoto COMMAND --help” explains one command; the manual is idphoto(1).\n"));
}

int
main (int argc, char **argv)
{
  idp_i18n_init ();

  const char *name = argc > 1 ? argv[1] : "";
  if (strcmp (name, "--help") == 0 || strcmp (name, "-h") == 0 || strcmp (name, "help") == 0)
    {
      print_help ();
      return EXIT_FINE;
    }
  if (strcmp (name, "--version") == 0)
    {
      g_print ("idphoto %s\n", IDP_VERSION);
      return EXIT_FINE;
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (name, commands[i]->name) == 0)
      {
        g_autofree char *program = g_strdup_printf ("idphoto %s", name);
        g_set_prgname (program);
        return commands[i]->run (argc - 1, argv + 1);
      }

  if (*name == '\0')
    command_complain (_ ("no command given; “idphoto --help” lists them"));
  else
    command_complain (_ ("there is no command “%s”; “idphoto --help” lists them"), name);
  return EXIT_UNREADABLE;
}
