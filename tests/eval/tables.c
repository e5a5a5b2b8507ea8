/* tables: errors of many photos in short.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tables.h"

#include <string.h>

#include "quantile.h"

enum
{
  EVEN,
  ODD,
  BOTH
};

static const LabelWord splits[]
    = { LABEL_GLASSES,    LABEL_FRONTAL,   LABEL_HEAD_COVERING, LABEL_BACKGROUND,
        LABEL_FACE_LIGHT, LABEL_SKIN_TONE, LABEL_SEX,           LABEL_EAST_ASIAN };

/* The photos of a table. */
typedef struct
{
  Variant variant;
  int parity;
  LabelWord word;
  const char *value; /* of WORD; NULL takes all */
} Filter;

static gboolean
passes (const Comparison *comparison, const Filter *filter)
{
  return comparison->variant == filter->variant
         && (filter->parity == BOTH || filter->parity == label_is_odd (comparison->label))
         && (filter->value == NULL
             || g_strcmp0 (comparison->label->words[filter->word], filter->value) == 0);
}

/* LABELLED (may be NULL) receives how many there could be. */
static GArray *
collect (const GArray *comparisons, const Filter *filter, ErrorKind kind, int *labelled)
{
  GArray *errors = g_array_new (FALSE, FALSE, sizeof (double));
  int n = 0;
  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = &g_array_index (comparisons, Comparison, i);
      if (!passes (comparison, filter) || !comparison->labelled[kind])
        continue;
      n += kind == EYES ? 2 : 1;
      for (int k = 0; k < 2; k++)
        if (!isnan (comparison->errors[kind][k]))
          g_array_append_val (errors, comparison->errors[kind][k]);
    }
  if (labelled != NULL)
    *labelled = n;
  return errors;
}

static double
percent_within (const GArray *values, double limit)
{
  int n = 0;
  for (guint i = 0; i < values->len; i++)
    n += g_array_index (values, double, i) <= limit;
  return 100.0 * n / MAX (values->len, 1);
}

static void
print_row (const char *name, const GArray *comparisons, const Filter *filter, ErrorKind kind)
{
  int labelled = 0;
  g_autoptr (GArray) errors = collect (comparisons, filter, kind, &labelled);
  if (labelled > 0)
    g_print ("  %-16s %4d/%-4d %8.3f %8.3f %8.3f %6.0f %% %6.0f %%\n", name, errors->len, labelled,
             quantile (errors, 0.5), quantile (errors, 0.9), quantile (errors, 0.95),
             percent_within (errors, 0.02), percent_within (errors, 0.05));
}

static void
print_found (const GArray *comparisons, const Filter *filter)
{
  int photos = 0, found = 0, wrong = 0, others = 0, sure = 0, sure_and_lost = 0;
  for (guint i = 0; i < comparisons->len; i++)
    {
      const Comparison *comparison = &g_array_index (comparisons, Comparison, i);
      if (!passes (comparison, filter))
        continue;
      photos++;
      found += comparison->found;
      wrong += comparison->wrong;
      others += comparison->others;
      sure += comparison->sure;
      sure_and_lost += comparison->sure && comparison->lost;
    }
  g_print ("\n%s, %s: %d photos, %d found, %d wrong, %d further faces, %d sure of the eyes, of "
           "them %d lost\n",
           variant_name (filter->variant), filter->parity == ODD ? "odd (tuned on)" : "even",
           photos, found, wrong, others, sure, sure_and_lost);
}

void
tables_print (const GArray *comparisons, Variant variant)
{
  static const char *const backgrounds[LABEL_N_BACKGROUNDS] = { "plain", "gradient", "busy" };
  for (int parity = ODD; parity >= EVEN; parity--)
    {
      Filter filter = { variant, parity, 0, NULL };
      print_found (comparisons, &filter);
      g_print ("  %-16s %9s %8s %8s %8s %8s %8s\n", "error", "n", "median", "p90", "p95", "<= 2 %",
               "<= 5 %");
      for (int kind = 0; kind < N_ERRORS; kind++)
        if (kind != CROWN)
          print_row (error_name (kind), comparisons, &filter, kind);
      for (int i = 0; i < LABEL_N_BACKGROUNDS; i++)
        {
          g_autofree char *name = g_strdup_printf ("crown, %s", backgrounds[i]);
          filter.word = LABEL_BACKGROUND;
          filter.value = backgrounds[i];
          print_row (name, comparisons, &filter, CROWN);
        }
    }
}

static gint
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* All that is said under WORD, in order; the words stay the labels'. */
static GPtrArray *
list_values (const GArray *comparisons, LabelWord word)
{
  GPtrArray *values = g_ptr_array_new ();
  for (guint i = 0; i < comparisons->len; i++)
    {
      char *value = g_array_index (comparisons, Comparison, i).label->words[word];
      if (value != NULL && !g_ptr_array_find_with_equal_func (values, value, g_str_equal, NULL))
        g_ptr_array_add (values, value);
    }
  g_ptr_array_sort (values, compare_words);
  return values;
}

static void
print_group (const GArray *comparisons, const Filter *group)
{
  Filter even = *group;
  even.parity = EVEN;
  for (int kind = 0; kind < N_ERRORS; kind++)
    {
      g_autoptr (GArray) all_errors = collect (comparisons, group, kind, NULL);
      g_autoptr (GArray) even_errors = collect (comparisons, &even, kind, NULL);
      if (all_errors->len > 0)
        g_print ("  %-13s %-9s %-15s %5d %8.3f %8.3f %7d %8.3f %8.3f\n",
                 label_word_name (group->word), group->value, error_name (kind), all_errors->len,
                 quantile (all_errors, 0.5), quantile (all_errors, 0.95), even_errors->len,
                 quantile (even_errors, 0.5), quantile (even_errors, 0.95));
    }
}

void
tables_print_splits (const GArray *comparisons, Variant variant)
{
  g_print ("\n%s, in groups\n  %-39s %5s %8s %8s %7s %8s %8s\n", variant_name (variant), "", "n",
           "median", "p95", "even n", "median", "p95");
  for (gsize i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      g_autoptr (GPtrArray) values = list_values (comparisons, splits[i]);
      for (guint k = 0; k < values->len; k++)
        {
          const Filter group = { variant, BOTH, splits[i], g_ptr_array_index (values, k) };
          print_group (comparisons, &group);
        }
    }
}
