/* eval-likeness: how like different photos look to the search for duplicates, and the same photo
 * saved again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gio/gio.h>
#include <string.h>

#include "encode.h"
#include <glib/gstdio.h>

#include "likeness.h"
#include "reduce.h"

#define MOST_CHANGED 200

static const char *const change_names[]
    = { "quality 95", "quality 60", "half size", "3 % cropped", "3 % of one side", "q 60, 3 %" };
#define CHANGES G_N_ELEMENTS (change_names)

static IdpLikeness *
likeness_of_bytes (GBytes *bytes, const IdpRules *rules)
{
  g_autofree char *path = NULL;
  int fd = g_file_open_tmp ("likeness-XXXXXX.jpg", &path, NULL);
  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_autoptr (GError) error = NULL;
  g_assert_true (idp_write_file (path, bytes, &error));
  g_autoptr (IdpPhoto) photo = idp_photo_new (idp_file_load (path, NULL), rules, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return idp_likeness_new (photo);
}

static IdpLikeness *
likeness_of_change (const IdpImage *image, guint change, const IdpRules *rules)
{
  const int dx = image->width_px * 15 / 1000, dy = image->height_px * 15 / 1000;
  const IdpRect whole = { 0, 0, image->width_px, image->height_px };
  const IdpRect inner = { dx, dy, image->width_px - 2 * dx, image->height_px - 2 * dy };
  const IdpRect side = { 0, 0, image->width_px - 2 * dx, image->height_px - 2 * dy };
  const IdpRect *rect = change == 4 ? &side : change == 3 || change == 5 ? &inner : &whole;
  const int divisor = change == 2 ? 2 : 1;
  const int quality = change == 1 || change == 5 ? 60 : 95;
  g_autoptr (IdpImage) changed
      = idp_image_reduce (image, rect, rect->width / divisor, rect->height / divisor, NULL);
  g_autoptr (GBytes) bytes
      = idp_encode_jpeg (changed, &(IdpJpegOptions){ .quality = quality }, NULL);
  return likeness_of_bytes (bytes, rules);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static void
print_change (guint change, GArray *scores)
{
  static const double limits[] = { 80, 85, 90, 95 };
  g_array_sort (scores, compare_doubles);
  g_print ("%-16s n %4u  least %5.1f  5 %% %5.1f  median %5.1f ", change_names[change], scores->len,
           g_array_index (scores, double, 0), g_array_index (scores, double, scores->len / 20),
           g_array_index (scores, double, scores->len / 2));
  for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
    {
      guint found = 0;
      for (guint i = 0; i < scores->len; i++)
        found += g_array_index (scores, double, i) >= limits[l];
      g_print (" >=%.0f: %.2f %%", limits[l], 100.0 * found / scores->len);
    }
  g_print ("\n");
}

static void
compare_all (char **names, GPtrArray *all)
{
  static const double limits[] = { 50, 60, 70, 80, 85, 90, 95 };
  guint above[G_N_ELEMENTS (limits)] = { 0 };
  guint64 pairs = 0, looked = 0;
  const gint64 start_us = g_get_monotonic_time ();
  for (guint i = 0; i < all->len; i++)
    for (guint j = 0; j < i; j++)
      {
        if (all->pdata[i] == NULL || all->pdata[j] == NULL)
          continue;
        pairs++;
        const double score = idp_likeness_compare (all->pdata[i], all->pdata[j]);
        looked += score > 0;
        for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
          above[l] += score >= limits[l];
        if (score >= 70)
          g_print ("%.1f %s %s\n", score, names[i], names[j]);
      }
  g_print ("%" G_GUINT64_FORMAT " pairs in %.3f s, %" G_GUINT64_FORMAT " past the hash;", pairs,
           (g_get_monotonic_time () - start_us) / 1e6, looked);
  for (guint l = 0; l < G_N_ELEMENTS (limits); l++)
    g_print (" >=%.0f: %u", limits[l], above[l]);
  g_print ("\n");
}

int
main (int argc, char **argv)
{
  /* Of many photos, only so many are changed as well: that takes most of the time. */
  const int every = 1 + argc / MOST_CHANGED;
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpRules) rules = idp_rules_load (IDP_RULES_DEFAULT, &error);
  g_assert_no_error (error);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  GArray *scores[CHANGES];
  for (guint c = 0; c < CHANGES; c++)
    scores[c] = g_array_new (FALSE, FALSE, sizeof (double));

  for (int i = 1; i < argc; i++)
    {
      IdpFile *file = idp_file_load (argv[i], &error);
      if (file == NULL)
        {
          g_printerr ("%s: %s\n", argv[i], error->message);
          g_clear_error (&error);
          g_ptr_array_add (all, NULL);
          continue;
        }
      g_autoptr (IdpPhoto) photo = idp_photo_new (file, rules, &error);
      g_assert_no_error (error);
      IdpLikeness *likeness = idp_likeness_new (photo);
      g_ptr_array_add (all, likeness);
      for (guint c = 0; c < CHANGES && i % every == 0; c++)
        {
          g_autoptr (IdpImage) image = idp_file_decode (photo->file, G_MAXINT, &error);
          g_autoptr (IdpLikeness) changed = likeness_of_change (image, c, rules);
          const double score = idp_likeness_compare (likeness, changed);
          g_array_append_val (scores[c], score);
          if (score < 90)
            g_print ("%s %s: %.1f\n", argv[i], change_names[c], score);
        }
    }
  compare_all (argv + 1, all);
  for (guint c = 0; c < CHANGES; c++)
    print_change (c, scores[c]);
  g_ptr_array_set_free_func (all, (GDestroyNotify) idp_likeness_free);
  return 0;
}
