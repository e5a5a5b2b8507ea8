/* labels: photos with landmarks set by hand.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "labels.h"

#include <string.h>

#include "error.h"

enum
{
  FILE_NAME,
  BACKGROUND,
  LEFT_EYE,
  RIGHT_EYE,
  MOUTH,
  CHIN,
  CROWN,
  FACE_LEFT,
  FACE_RIGHT,
  N_COLUMNS
};

static const char *const column_names[N_COLUMNS]
    = { "file",        "background", "left_eye",    "right_eye",   "mouth_centre",
        "chin_bottom", "crown",      "face_left_x", "face_right_x" };

static const char *const word_names[LABEL_N_WORDS] = {
  "mouth", "glasses",     "frontal",  "head_covering",     "background", "face_light",  "eyes_open",
  "glare", "hair_covers", "earrings", "background_colour", "top_colour", "top_pattern", "sharp",
  "note",  "skin_tone",   "sex",      "east_asian"
};

const char *
label_word_name (LabelWord word)
{
  return word_names[word];
}

gboolean
label_is (const Label *label, LabelWord word, const char *value)
{
  return g_strcmp0 (label->words[word], value) == 0;
}

gboolean
label_is_odd (const Label *label)
{
  const char *digits = label->file + strcspn (label->file, "0123456789");
  return g_ascii_strtoull (digits, NULL, 10) % 2 == 1;
}

static void
label_free (gpointer data)
{
  Label *label = data;
  for (int i = 0; i < LABEL_N_WORDS; i++)
    g_free (label->words[i]);
  g_free (label->file);
  g_free (label);
}

/* -1 where there is none. */
static int
find_column (char **names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return i;
  return -1;
}

static gboolean
find_columns (char **names, int columns[N_COLUMNS], GError **error)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      columns[i] = find_column (names, column_names[i]);
      if (columns[i] < 0)
        {
          g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "no column '%s'", column_names[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* "x,y" */
static IdpPoint
read_point (const char *text)
{
  char *end = NULL;
  const double x = g_ascii_strtod (text, &end);
  if (end == text || *end != ',')
    return IDP_POINT_NONE;
  return (IdpPoint){ x, g_ascii_strtod (end + 1, NULL) };
}

static double
read_number (const char *text)
{
  char *end = NULL;
  const double x = g_ascii_strtod (text, &end);
  return end == text ? NAN : x;
}

static void
read_words (char **names, char **fields, Label *label)
{
  for (int i = 0; i < LABEL_N_WORDS; i++)
    {
      const int column = find_column (names, word_names[i]);
      if (column >= 0 && !g_str_equal (fields[column], "-"))
        label->words[i] = g_strdup (fields[column]);
    }
}

static Label *
read_label (char **names, char **fields, const int columns[N_COLUMNS])
{
  static const char *const backgrounds[LABEL_N_BACKGROUNDS] = { "plain", "gradient", "busy" };
  Label *label = g_new (Label, 1);
  *label = (Label){
    .file = g_strdup (fields[columns[FILE_NAME]]),
    .background = LABEL_BUSY,
    .left_eye = read_point (fields[columns[LEFT_EYE]]),
    .right_eye = read_point (fields[columns[RIGHT_EYE]]),
    .mouth = read_point (fields[columns[MOUTH]]),
    .chin = read_point (fields[columns[CHIN]]),
    .crown = read_point (fields[columns[CROWN]]),
    .face_left_x = read_number (fields[columns[FACE_LEFT]]),
    .face_right_x = read_number (fields[columns[FACE_RIGHT]]),
  };
  for (int i = 0; i < LABEL_N_BACKGROUNDS; i++)
    if (g_str_equal (fields[columns[BACKGROUND]], backgrounds[i]))
      label->background = i;
  read_words (names, fields, label);
  return label;
}

GPtrArray *
labels_load (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "LABELS.tsv", NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents (path, &text, NULL, error))
    return NULL;

  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], "\t", -1);
  const guint n_names = g_strv_length (names);
  int columns[N_COLUMNS];
  if (!find_columns (names, columns, error))
    return NULL;

  GPtrArray *labels = g_ptr_array_new_with_free_func (label_free);
  for (char **line = lines + 1; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, "\t", -1);
      if (g_strv_length (fields) == n_names)
        g_ptr_array_add (labels, read_label (names, fields, columns));
    }
  return labels;
}
