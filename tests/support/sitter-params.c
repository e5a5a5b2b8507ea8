/* sitter-params: the parameters by name, for the command line and scripts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sitter.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "error.h"

typedef enum
{
  NUMBER,
  WHOLE,
  SWITCH,
  COLOUR,
  HAIR,
} Kind;

typedef struct
{
  const char *name;
  Kind kind;
  gsize offset;
  double min, max; /* of NUMBER and WHOLE */
  const char *help;
} Field;

#define FIELD(name, kind, min, max, help)                                                          \
  {                                                                                                \
#name, kind, offsetof(SitterParams, name), min, max, help                                      \
  }

static const Field fields[] = {
  FIELD (width_px, WHOLE, 64, 12000, "frame, px"),
  FIELD (height_px, WHOLE, 64, 12000, "frame, px"),
  FIELD (seed, WHOLE, 0, G_MAXINT, "of noise and strands"),
  FIELD (n_people, WHOLE, 0, 2, "people"),
  FIELD (head_height, NUMBER, 0.05, 0.9, "crown to chin, share of the height"),
  FIELD (head_x, NUMBER, 0, 1, "middle of the head, share of the width"),
  FIELD (head_y, NUMBER, 0, 1, "middle of the head, share of the height"),
  FIELD (roll_deg, NUMBER, -45, 45, "whole figure, clockwise"),
  FIELD (tilt_deg, NUMBER, -30, 30, "head alone, clockwise"),
  FIELD (shoulder_deg, NUMBER, -20, 20, "shoulders alone, clockwise"),
  FIELD (mouth_open, NUMBER, 0, 0.5, "gap between the lips, IOD"),
  FIELD (mouth_skew_deg, NUMBER, -30, 30, "mouth alone, clockwise"),
  FIELD (eyes_closed, NUMBER, 0, 1, "1 = shut"),
  FIELD (skin_tone, NUMBER, 0, 1, "1 = deep tan"),
  FIELD (hair, HAIR, 0, 0, "style"),
  FIELD (fringe, NUMBER, 0, 1, "hair over the forehead, 1 = to the eyes"),
  FIELD (fringe_shadow, NUMBER, 0, 0.9, "light that hair takes from the forehead"),
  FIELD (glasses, SWITCH, 0, 0, "thin dark frame"),
  FIELD (glasses_rim, NUMBER, 0.01, 0.2, "width of the frame, IOD"),
  FIELD (glasses_drop, NUMBER, 0, 0.5, "slid down, IOD"),
  FIELD (glasses_tint, NUMBER, 0, 0.95, "light swallowed by the lenses"),
  FIELD (glasses_glare, NUMBER, 0, 1, "window reflected by the lenses"),
  FIELD (earrings, NUMBER, 0, 0.4, "diameter of studs, IOD"),
  FIELD (necklace, NUMBER, 0, 0.2, "width of a chain, IOD"),
  FIELD (lipstick, NUMBER, 0, 1, "opacity"),
  FIELD (eye_shadow, NUMBER, 0, 1, "opacity"),
  FIELD (blusher, NUMBER, 0, 1, "opacity"),
  FIELD (lenses, NUMBER, 0, 1, "blue on the irises, opacity"),
  FIELD (top, COLOUR, 0, 0, "jacket"),
  FIELD (stripes, SWITCH, 0, 0, "on the jacket"),
  FIELD (background, COLOUR, 0, 0, "wall"),
  FIELD (background_ramp_levels, NUMBER, -150, 150, "right edge minus left edge"),
  FIELD (background_fall_levels, NUMBER, 0, 100, "middle minus corners"),
  FIELD (background_shadow_levels, NUMBER, 0, 150, "depth of the head's shadow"),
  FIELD (background_shadow_shift, NUMBER, -3, 3, "shadow to the right of the head, IOD"),
  FIELD (exposure_ev, NUMBER, -6, 6, "stops"),
  FIELD (light_ratio, NUMBER, 0.1, 10, "left cheek over right cheek, linear light"),
  FIELD (highlight, NUMBER, 0, 1, "shine on forehead and nose"),
  FIELD (red_eye, SWITCH, 0, 0, "pupils lit by a flash"),
  FIELD (date_height, NUMBER, 0, 0.1, "of a date in the corner, share of the height"),
  FIELD (blur_sigma, NUMBER, 0, 12, "px where the pupils are 113 px apart"),
  FIELD (noise_sd, NUMBER, 0, 40, "levels at middle grey"),
};

static const char *const hair_names[]
    = { [SITTER_HAIR_SHORT] = "short", [SITTER_HAIR_LONG] = "long" };

static gboolean
parse_number (const Field *field, const char *text, double *value)
{
  char *end = NULL;
  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *value >= field->min && *value <= field->max
         && (field->kind == NUMBER || *value == (int) *value);
}

static gboolean
parse_switch (const char *text, gboolean *value)
{
  *value = strcmp (text, "yes") == 0;
  return *value || strcmp (text, "no") == 0;
}

static gboolean
parse_colour (const char *text, SitterColour *colour)
{
  guint64 rgb;
  if (text[0] != '#' || strlen (text) != 7
      || !g_ascii_string_to_unsigned (text + 1, 16, 0, 0xffffff, &rgb, NULL))
    return FALSE;
  *colour = (SitterColour){ rgb >> 16, rgb >> 8 & 255, rgb & 255 };
  return TRUE;
}

static gboolean
parse_hair (const char *text, SitterHair *hair)
{
  for (guint i = 0; i < G_N_ELEMENTS (hair_names); i++)
    if (strcmp (text, hair_names[i]) == 0)
      {
        *hair = i;
        return TRUE;
      }
  return FALSE;
}

/* What may stand behind the name. Caller frees. */
static char *
describe_values (const Field *field)
{
  switch (field->kind)
    {
    case NUMBER:
    case WHOLE:
      return g_strdup_printf ("%g..%g", field->min, field->max);
    case SWITCH:
      return g_strdup ("yes or no");
    case COLOUR:
      return g_strdup ("#rrggbb");
    case HAIR:
      return g_strdup ("short or long");
    }
  g_return_val_if_reached (NULL);
}

static gboolean
set_field (const Field *field, SitterParams *params, const char *text)
{
  gpointer place = (guint8 *) params + field->offset;
  double number;
  switch (field->kind)
    {
    case NUMBER:
      return parse_number (field, text, place);
    case WHOLE:
      if (!parse_number (field, text, &number))
        return FALSE;
      *(int *) place = number;
      return TRUE;
    case SWITCH:
      return parse_switch (text, place);
    case COLOUR:
      return parse_colour (text, place);
    case HAIR:
      return parse_hair (text, place);
    }
  g_return_val_if_reached (FALSE);
}

gboolean
sitter_params_set (SitterParams *params, const char *name, const char *text, GError **error)
{
  g_autofree char *plain = g_strdelimit (g_strdup (name), "-", '_');
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (plain, fields[i].name) == 0)
      {
        SitterParams changed = *params;
        if (set_field (&fields[i], &changed, text))
          {
            *params = changed;
            return TRUE;
          }
        g_autofree char *values = describe_values (&fields[i]);
        g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET, "%s: %s is not %s", plain, text, values);
        return FALSE;
      }
  g_set_error (error, IDP_ERROR, IDP_ERROR_PRESET, "%s: no such parameter", plain);
  return FALSE;
}

static char *
describe_default (const Field *field, const SitterParams *params)
{
  gconstpointer place = (const guint8 *) params + field->offset;
  const SitterColour *colour = place;
  switch (field->kind)
    {
    case NUMBER:
      return g_strdup_printf ("%g", *(const double *) place);
    case WHOLE:
      return g_strdup_printf ("%d", *(const int *) place);
    case SWITCH:
      return g_strdup (*(const gboolean *) place ? "yes" : "no");
    case COLOUR:
      return g_strdup_printf ("#%02x%02x%02x", colour->r, colour->g, colour->b);
    case HAIR:
      return g_strdup (hair_names[*(const SitterHair *) place]);
    }
  g_return_val_if_reached (NULL);
}

char *
sitter_params_describe (void)
{
  const SitterParams defaults = sitter_params_default ();
  GString *text = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *values = describe_values (&fields[i]);
      g_autofree char *preset = describe_default (&fields[i], &defaults);
      g_string_append_printf (text, "  %-25s %-14s %s (%s)\n", fields[i].name, values,
                              fields[i].help, preset);
    }
  return g_string_free (text, FALSE);
}
