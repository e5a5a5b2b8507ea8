/* plug-in: tells GIMP 2.10 which procedures there are, and calls them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>
#include <libintl.h>

#include "host.h"
#include "i18n.h"
#include "procedure.h"

#define PLUG_IN_BINARY "idphoto"

/* GIMP translates the path as a whole. */
#define MENU N_ ("<Image>/Image/ID _Photo")

/* What GIMP hands over before the procedure's own arguments. */
static const GimpParamDef image_params[] = {
  { GIMP_PDB_INT32, "run-mode", "The run mode" },
  { GIMP_PDB_IMAGE, "image", "The photo" },
  { GIMP_PDB_DRAWABLE, "drawable", "Any drawable of the image (not used)" },
};

/* How many of them PROCEDURE gets: only the run mode, or all. */
static int
count_first (const Procedure *procedure)
{
  return procedure->without_image ? 1 : (int) G_N_ELEMENTS (image_params);
}

static GimpPDBArgType
pdb_type (ValueType type)
{
  return type == VALUE_INT || type == VALUE_BOOLEAN ? GIMP_PDB_INT32 : GIMP_PDB_STRING;
}

static void
describe (const ValueSpec *specs, int n, GimpParamDef *defs)
{
  for (int i = 0; i < n; i++)
    defs[i] = (GimpParamDef){ pdb_type (specs[i].type), (char *) specs[i].name,
                              (char *) specs[i].help };
}

static void
query (void)
{
  idp_i18n_init ();
  gimp_plugin_domain_register (GETTEXT_PACKAGE, bindtextdomain (GETTEXT_PACKAGE, NULL));
  gimp_plugin_menu_branch_register ("<Image>/Image", N_ ("ID _Photo"));

  for (guint i = 0; i < n_procedures; i++)
    {
      const Procedure *procedure = procedures[i];
      const int n_first = count_first (procedure);
      GimpParamDef params[G_N_ELEMENTS (image_params) + PROCEDURE_MAX_VALUES];
      GimpParamDef returns[PROCEDURE_MAX_VALUES];
      memcpy (params, image_params, sizeof image_params);
      describe (procedure->params, procedure->n_params, params + n_first);
      describe (procedure->returns, procedure->n_returns, returns);
      gimp_install_procedure (
          procedure->name, procedure->blurb, procedure->help, "The idphoto developers",
          "GPL-3.0-or-later", "2026", procedure->menu_label,
          procedure->without_image ? NULL : "RGB*, GRAY*, INDEXED*", GIMP_PLUGIN,
          n_first + procedure->n_params, procedure->n_returns, params, returns);
      if (procedure->menu_label != NULL)
        {
          gimp_plugin_menu_register (procedure->name, MENU);
          gimp_plugin_icon_register (procedure->name, GIMP_ICON_TYPE_ICON_NAME,
                                     (const guint8 *) PROCEDURE_ICON);
        }
    }
}

/* GIVEN is NULL where GIMP hands no arguments over. */
static void
take_args (const Procedure *procedure, const GimpParam *given, Value *args)
{
  for (int i = 0; i < procedure->n_params; i++)
    {
      args[i] = (Value){ 0, (char *) "" };
      if (given == NULL)
        continue;
      if (pdb_type (procedure->params[i].type) == GIMP_PDB_INT32)
        args[i].number = given[i].data.d_int32;
      else if (given[i].data.d_string != NULL)
        args[i].text = given[i].data.d_string;
    }
}

static void
give_results (const Procedure *procedure, const Value *results, GimpParam *values)
{
  for (int i = 0; i < procedure->n_returns; i++)
    {
      values[i].type = pdb_type (procedure->returns[i].type);
      if (values[i].type == GIMP_PDB_INT32)
        values[i].data.d_int32 = results[i].number;
      else
        values[i].data.d_string = results[i].text;
    }
}

static void
run (const gchar *name, gint n_params, const GimpParam *params, gint *n_return_vals,
     GimpParam **return_vals)
{
  /* GIMP reads the values after this function has returned. */
  static GimpParam values[1 + PROCEDURE_MAX_VALUES];
  const Procedure *procedure = procedure_find (name);

  *return_vals = values;
  *n_return_vals = 1;
  values[0].type = GIMP_PDB_STATUS;
  values[0].data.d_status = GIMP_PDB_CALLING_ERROR;
  if (procedure == NULL || n_params < count_first (procedure))
    return;

  const int n_first = count_first (procedure);
  const GimpRunMode run_mode = params[0].data.d_int32;
  if (run_mode == GIMP_RUN_NONINTERACTIVE && n_params != n_first + procedure->n_params)
    return;

  idp_i18n_init ();
  /* Nothing here needs GEGL's operations, and without them it starts in a third of the time. */
  g_setenv ("GEGL_PATH", "", TRUE);
  gegl_init (NULL, NULL);
  if (run_mode == GIMP_RUN_INTERACTIVE)
    gimp_ui_init (PLUG_IN_BINARY, FALSE);

  g_autoptr (GError) error = NULL;
  Value args[PROCEDURE_MAX_VALUES], results[PROCEDURE_MAX_VALUES] = { 0 };
  take_args (procedure, run_mode == GIMP_RUN_NONINTERACTIVE ? params + n_first : NULL, args);
  const Call call = {
    .run_mode = run_mode,
    .image = procedure->without_image ? HOST_NONE : params[1].data.d_image,
    .args = args,
  };

  values[0].data.d_status = procedure->run (&call, results, &error);
  if (error != NULL)
    {
      *n_return_vals = 2;
      values[1].type = GIMP_PDB_STRING;
      values[1].data.d_string = g_strdup (error->message);
    }
  else if (values[0].data.d_status == GIMP_PDB_SUCCESS)
    {
      *n_return_vals = 1 + procedure->n_returns;
      give_results (procedure, results, values + 1);
    }
}

const GimpPlugInInfo PLUG_IN_INFO = { NULL, NULL, query, run };

MAIN ()
