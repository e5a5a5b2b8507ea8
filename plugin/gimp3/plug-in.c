/* plug-in: tells GIMP 3 which procedures there are, and calls them.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gi18n-lib.h>
#include <libgimp/gimp.h>
#include <libgimp/gimpui.h>

#include "host.h"
#include "i18n.h"
#include "procedure.h"

#define PLUG_IN_BINARY "idphoto"

G_DECLARE_FINAL_TYPE (IdPhoto, id_photo, ID, PHOTO, GimpPlugIn)
struct _IdPhoto
{
  GimpPlugIn parent_instance;
};
G_DEFINE_TYPE (IdPhoto, id_photo, GIMP_TYPE_PLUG_IN)

static GList *
query_procedures (GimpPlugIn *plug_in)
{
  GList *names = NULL;
  for (guint i = 0; i < n_procedures; i++)
    names = g_list_append (names, g_strdup (procedures[i]->name));
  return names;
}

static void
add_argument (GimpProcedure *procedure, const ValueSpec *spec)
{
  switch (spec->type)
    {
    case VALUE_INT:
      gimp_procedure_add_int_argument (procedure, spec->name, spec->label, spec->help, G_MININT,
                                       G_MAXINT, 0, G_PARAM_READWRITE);
      break;
    case VALUE_BOOLEAN:
      gimp_procedure_add_boolean_argument (procedure, spec->name, spec->label, spec->help, FALSE,
                                           G_PARAM_READWRITE);
      break;
    case VALUE_STRING:
      gimp_procedure_add_string_argument (procedure, spec->name, spec->label, spec->help, "",
                                          G_PARAM_READWRITE);
      break;
    case VALUE_FILE:
      gimp_procedure_add_file_argument (procedure, spec->name, spec->label, spec->help,
                                        GIMP_FILE_CHOOSER_ACTION_ANY, TRUE, NULL,
                                        G_PARAM_READWRITE);
      break;
    }
}

static void
add_return (GimpProcedure *procedure, const ValueSpec *spec)
{
  switch (spec->type)
    {
    case VALUE_INT:
      gimp_procedure_add_int_return_value (procedure, spec->name, spec->name, spec->help, G_MININT,
                                           G_MAXINT, 0, G_PARAM_READWRITE);
      break;
    case VALUE_BOOLEAN:
      gimp_procedure_add_boolean_return_value (procedure, spec->name, spec->name, spec->help, FALSE,
                                               G_PARAM_READWRITE);
      break;
    case VALUE_STRING:
      gimp_procedure_add_string_return_value (procedure, spec->name, spec->name, spec->help, "",
                                              G_PARAM_READWRITE);
      break;
    case VALUE_FILE:
      gimp_procedure_add_file_return_value (procedure, spec->name, spec->name, spec->help,
                                            G_PARAM_READWRITE);
      break;
    }
}

/* Value I of CONFIG as the procedures take it. Caller frees the text. */
static Value
take_arg (const ValueSpec *spec, GimpProcedureConfig *config)
{
  Value value = { 0 };
  g_autoptr (GFile) file = NULL;
  switch (spec->type)
    {
    case VALUE_INT:
    case VALUE_BOOLEAN:
      g_object_get (config, spec->name, &value.number, NULL);
      break;
    case VALUE_STRING:
      g_object_get (config, spec->name, &value.text, NULL);
      break;
    case VALUE_FILE:
      g_object_get (config, spec->name, &file, NULL);
      value.text = file != NULL ? g_file_get_path (file) : NULL;
      break;
    }
  if (value.text == NULL)
    value.text = g_strdup ("");
  return value;
}

static void
give_result (const ValueSpec *spec, const Value *result, GValue *to)
{
  switch (spec->type)
    {
    case VALUE_INT:
      g_value_set_int (to, result->number);
      break;
    case VALUE_BOOLEAN:
      g_value_set_boolean (to, result->number);
      break;
    case VALUE_STRING:
      g_value_take_string (to, result->text);
      break;
    case VALUE_FILE:
      if (*result->text != '\0')
        g_value_take_object (to, g_file_new_for_path (result->text));
      g_free (result->text);
      break;
    }
}

/* IMAGE: its number, or HOST_NONE. */
static GimpValueArray *
call (const Procedure *procedure, GimpProcedure *in_gimp, GimpRunMode run_mode, int image,
      GimpProcedureConfig *config)
{
  GError *error = NULL;
  Value args[PROCEDURE_MAX_VALUES] = { 0 }, results[PROCEDURE_MAX_VALUES] = { 0 };

  /* Nothing here needs GEGL's operations, and without them it starts in a third of the time. */
  g_setenv ("GEGL_PATH", "", TRUE);
  gegl_init (NULL, NULL);
  if (run_mode == GIMP_RUN_INTERACTIVE)
    gimp_ui_init (PLUG_IN_BINARY);

  for (int i = 0; i < procedure->n_params; i++)
    args[i] = run_mode == GIMP_RUN_NONINTERACTIVE ? take_arg (&procedure->params[i], config)
                                                  : (Value){ 0, g_strdup ("") };
  const Call call = { .run_mode = run_mode, .image = image, .args = args };
  const GimpPDBStatusType status = procedure->run (&call, results, &error);
  for (int i = 0; i < procedure->n_params; i++)
    g_free (args[i].text);

  GimpValueArray *values = gimp_procedure_new_return_values (in_gimp, status, error);
  if (status == GIMP_PDB_SUCCESS)
    for (int i = 0; i < procedure->n_returns; i++)
      give_result (&procedure->returns[i], &results[i], gimp_value_array_index (values, 1 + i));
  return values;
}

static GimpValueArray *
run_on_image (GimpProcedure *in_gimp, GimpRunMode run_mode, GimpImage *image,
              GimpDrawable **drawables, GimpProcedureConfig *config, gpointer procedure)
{
  return call (procedure, in_gimp, run_mode, gimp_image_get_id (image), config);
}

static GimpValueArray *
run_without_image (GimpProcedure *in_gimp, GimpProcedureConfig *config, gpointer procedure)
{
  GimpRunMode run_mode = GIMP_RUN_NONINTERACTIVE;
  g_object_get (config, "run-mode", &run_mode, NULL);
  return call (procedure, in_gimp, run_mode, HOST_NONE, config);
}

static GimpProcedure *
new_on_image (GimpPlugIn *plug_in, const Procedure *procedure)
{
  GimpProcedure *in_gimp
      = gimp_image_procedure_new (plug_in, procedure->name, GIMP_PDB_PROC_TYPE_PLUGIN, run_on_image,
                                  (gpointer) procedure, NULL);
  gimp_procedure_set_image_types (in_gimp, "*");
  /* Which layers are selected does not matter. */
  gimp_procedure_set_sensitivity_mask (in_gimp, GIMP_PROCEDURE_SENSITIVE_DRAWABLE
                                                    | GIMP_PROCEDURE_SENSITIVE_DRAWABLES
                                                    | GIMP_PROCEDURE_SENSITIVE_NO_DRAWABLES);
  return in_gimp;
}

static GimpProcedure *
new_without_image (GimpPlugIn *plug_in, const Procedure *procedure)
{
  GimpProcedure *in_gimp = gimp_procedure_new (plug_in, procedure->name, GIMP_PDB_PROC_TYPE_PLUGIN,
                                               run_without_image, (gpointer) procedure, NULL);
  gimp_procedure_add_enum_argument (in_gimp, "run-mode", "Run _mode", "The run mode",
                                    GIMP_TYPE_RUN_MODE, GIMP_RUN_NONINTERACTIVE, G_PARAM_READWRITE);
  return in_gimp;
}

static GimpProcedure *
create_procedure (GimpPlugIn *plug_in, const gchar *name)
{
  const Procedure *procedure = procedure_find (name);
  if (procedure == NULL)
    return NULL;

  GimpProcedure *in_gimp = procedure->without_image ? new_without_image (plug_in, procedure)
                                                    : new_on_image (plug_in, procedure);
  gimp_procedure_set_documentation (in_gimp, _ (procedure->blurb), _ (procedure->help), name);
  gimp_procedure_set_attribution (in_gimp, "The idphoto developers", "GPL-3.0-or-later", "2026");
  if (procedure->menu_label != NULL)
    {
      g_autofree char *menu = g_strconcat ("<Image>/Image/", _ ("ID _Photo"), NULL);
      gimp_procedure_set_menu_label (in_gimp, _ (procedure->menu_label));
      gimp_procedure_add_menu_path (in_gimp, menu);
      gimp_procedure_set_icon_name (in_gimp, PROCEDURE_ICON);
    }
  for (int i = 0; i < procedure->n_params; i++)
    add_argument (in_gimp, &procedure->params[i]);
  for (int i = 0; i < procedure->n_returns; i++)
    add_return (in_gimp, &procedure->returns[i]);
  return in_gimp;
}

/* The core binds the catalogue, as for all programs of the project. */
static gboolean
set_i18n (GimpPlugIn *plug_in, const gchar *name, gchar **domain, gchar **folder)
{
  return FALSE;
}

static void
id_photo_class_init (IdPhotoClass *class)
{
  GimpPlugInClass *plug_in = GIMP_PLUG_IN_CLASS (class);
  plug_in->query_procedures = query_procedures;
  plug_in->create_procedure = create_procedure;
  plug_in->set_i18n = set_i18n;
}

static void
id_photo_init (IdPhoto *self)
{
  idp_i18n_init ();
}

GIMP_MAIN (id_photo_get_type ())
