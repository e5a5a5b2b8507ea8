/* order: the people of a roster sorted, and split into packages.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "order.h"

#include <glib/gi18n.h>
#include <string.h>

/* File systems take 255 bytes; endings and the names of temporary files need some of them. */
#define MAX_STEM_BYTES 160

typedef struct
{
  IdsSplit split;
  gboolean by_number;
} Order;

static void
package_free (IdsPackage *package)
{
  g_free (package->stem);
  g_free (package->site);
  g_free (package->class_name);
  g_free (package);
}

int
ids_compare_natural (const char *a, const char *b)
{
  const char *left = a, *right = b;
  while (*left != '\0' && *right != '\0')
    {
      if (!g_ascii_isdigit (*left) || !g_ascii_isdigit (*right))
        {
          if (*left != *right)
            return (guchar) *left < (guchar) *right ? -1 : 1;
          left++;
          right++;
          continue;
        }
      left += strspn (left, "0");
      right += strspn (right, "0");
      const gsize left_digits = strspn (left, "0123456789");
      const gsize right_digits = strspn (right, "0123456789");
      if (left_digits != right_digits)
        return left_digits < right_digits ? -1 : 1;
      const int order = strncmp (left, right, left_digits);
      if (order != 0)
        return order;
      left += left_digits;
      right += right_digits;
    }
  if (*left != *right)
    return *left == '\0' ? -1 : 1;
  return strcmp (a, b);
}

static int
compare_people (gconstpointer a, gconstpointer b, gpointer data)
{
  const IdsPerson *left = *(const IdsPerson *const *) a;
  const IdsPerson *right = *(const IdsPerson *const *) b;
  const Order *order = data;
  int result = 0;
  if (order->split != IDS_SPLIT_NONE)
    result = ids_compare_natural (left->site, right->site);
  if (result == 0 && order->split == IDS_SPLIT_CLASS)
    result = ids_compare_natural (left->class_name, right->class_name);
  if (result == 0 && order->by_number)
    result = ids_compare_natural (left->student_id, right->student_id);
  return result != 0 ? result : (left->row > right->row) - (left->row < right->row);
}

static gboolean
in_same_package (const IdsPerson *a, const IdsPerson *b, IdsSplit split)
{
  return split == IDS_SPLIT_NONE
         || (strcmp (a->site, b->site) == 0
             && (split == IDS_SPLIT_SITE || strcmp (a->class_name, b->class_name) == 0));
}

/* Appends NAME with everything replaced that some file system or shell does not take. */
static void
append_safe (GString *stem, const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar character = g_utf8_get_char (at);
      if (g_unichar_iscntrl (character) || g_unichar_isspace (character)
          || (character < 0x80 && strchr ("/\\:*?\"<>|'`$&;!~#", character) != NULL)
          || (character == '.' && stem->len == 0))
        g_string_append_c (stem, '_');
      else
        g_string_append_unichar (stem, character);
    }
}

static void
cut (GString *stem, gsize length)
{
  if (stem->len <= length)
    return;
  while (length > 0 && (stem->str[length] & 0xC0) == 0x80)
    length--;
  g_string_truncate (stem, length);
}

/* A stem for SITE and CLASS_NAME that is not in TAKEN, whose keys are in lower case. */
static char *
make_stem (const IdsPackage *package, IdsSplit split, GHashTable *taken)
{
  g_autoptr (GString) stem = g_string_new (NULL);
  append_safe (stem, *package->site != '\0'    ? package->site
                     : split == IDS_SPLIT_SITE ? _ ("no-site")
                                               : "");
  if (split == IDS_SPLIT_CLASS)
    {
      if (stem->len > 0)
        g_string_append_c (stem, '-');
      append_safe (stem, *package->class_name != '\0' ? package->class_name : _ ("no-class"));
    }
  cut (stem, MAX_STEM_BYTES);

  g_autofree char *wanted = g_strdup (stem->str);
  for (guint i = 2;; i++)
    {
      g_autofree char *key = g_utf8_strdown (stem->str, -1);
      if (g_hash_table_add (taken, g_steal_pointer (&key)))
        return g_strdup (stem->str);
      g_string_printf (stem, "%s~%u", wanted, i);
    }
}

static IdsPackage *
package_new (const IdsPerson *person, guint first, IdsSplit split, const char *stem,
             GHashTable *taken)
{
  IdsPackage *package = g_new0 (IdsPackage, 1);
  package->site = g_strdup (split != IDS_SPLIT_NONE ? person->site : "");
  package->class_name = g_strdup (split == IDS_SPLIT_CLASS ? person->class_name : "");
  package->stem = split == IDS_SPLIT_NONE ? g_strdup (stem) : make_stem (package, split, taken);
  package->first = first;
  return package;
}

GPtrArray *
ids_order (GPtrArray *people, GPtrArray *refused, IdsSplit split, gboolean by_number,
           const char *stem)
{
  Order order = { split, by_number };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *packages = g_ptr_array_new_with_free_func ((GDestroyNotify) package_free);
  g_ptr_array_sort_with_data (people, compare_people, &order);
  g_ptr_array_sort_with_data (refused, compare_people, &order);

  const IdsPerson *last = NULL;
  for (guint i = 0, k = 0; i < people->len || k < refused->len;)
    {
      const gboolean printed
          = k == refused->len
            || (i < people->len
                && compare_people (&people->pdata[i], &refused->pdata[k], &order) < 0);
      const IdsPerson *person = printed ? people->pdata[i] : refused->pdata[k];
      if (last == NULL || !in_same_package (last, person, split))
        g_ptr_array_add (packages, package_new (person, i, split, stem, taken));
      last = person;
      IdsPackage *package = packages->pdata[packages->len - 1];
      package->n += printed;
      package->n_refused += !printed;
      i += printed;
      k += !printed;
    }
  return packages;
}
