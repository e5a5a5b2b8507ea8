/* plug-in: tells GIMP 2.10 which procedures there are, and calls them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>
#include <libintl.h>

#include "i18n.h"
#include "procedure.h"

#define PLUG_IN_BINARY "idphoto"
#define N_IMAGE_PARAMS 3

/* GIMP translates the path as a whole. */
#define MENU N_ ("<Image>/Image/ID _Photo")

/* In the order of the menu. */
static const Procedure *const procedures[] = {
  &procedure_check,        &procedure_crop,      &procedure_export,
  &procedure_remove_marks, &procedure_untouched,
};

static void
query (void)
{
  idp_i18n_init ();
  gimp_plugin_domain_register (GETTEXT_PACKAGE, bindtextdomain (GETTEXT_PACKAGE, NULL));
  gimp_plugin_menu_branch_register ("<Image>/Image", N_ ("ID _Photo"));

  for (guint i = 0; i < G_N_ELEMENTS (procedures); i++)
    {
      const Procedure *procedure = procedures[i];
      gimp_install_procedure (
          procedure->name, procedure->blurb, procedure->help, "The idphoto developers",
          "GPL-3.0-or-later", "2026", procedure->menu_label, "RGB*, GRAY*, INDEXED*", GIMP_PLUGIN,
          procedure->n_params, procedure->n_returns, procedure->params, procedure->returns);
      if (procedure->menu_label != NULL)
        gimp_plugin_menu_register (procedure->name, MENU);
    }
}

static const Procedure *
find_procedure (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (procedures); i++)
    if (g_str_equal (procedures[i]->name, name))
      return procedures[i];
  return NULL;
}

static void
run (const gchar *name, gint n_params, const GimpParam *params, gint *n_return_vals,
     GimpParam **return_vals)
{
  /* GIMP reads the values after this function has returned. */
  static GimpParam values[1 + PROCEDURE_MAX_RETURNS];
  const Procedure *procedure = find_procedure (name);

  *return_vals = values;
  *n_return_vals = 1;
  values[0].type = GIMP_PDB_STATUS;
  values[0].data.d_status = GIMP_PDB_CALLING_ERROR;
  if (procedure == NULL || n_params < N_IMAGE_PARAMS)
    return;

  const Call call = {
    .run_mode = params[0].data.d_int32,
    .image = params[1].data.d_image,
    .more = params + N_IMAGE_PARAMS,
  };
  if (call.run_mode == GIMP_RUN_NONINTERACTIVE && n_params != procedure->n_params)
    return;

  idp_i18n_init ();
  /* Nothing here needs GEGL's operations, and without them it starts in a third of the time. */
  g_setenv ("GEGL_PATH", "", TRUE);
  gegl_init (NULL, NULL);
  if (call.run_mode == GIMP_RUN_INTERACTIVE)
    gimp_ui_init (PLUG_IN_BINARY, FALSE);

  for (int i = 0; i < procedure->n_returns; i++)
    values[1 + i].type = procedure->returns[i].type;
  *n_return_vals = 1 + procedure->n_returns;

  g_autoptr (GError) error = NULL;
  values[0].data.d_status = procedure->run (&call, values + 1, &error);
  if (error != NULL)
    {
      *n_return_vals = 2;
      values[1].type = GIMP_PDB_STRING;
      values[1].data.d_string = g_strdup (error->message);
    }
  else if (values[0].data.d_status == GIMP_PDB_CANCEL)
    *n_return_vals = 1;
}

const GimpPlugInInfo PLUG_IN_INFO = { NULL, NULL, query, run };

MAIN ()
