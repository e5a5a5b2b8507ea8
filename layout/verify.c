/* verify: idsheet verify FILE MANIFEST PHOTOS.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "verify.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "display.h"
#include "error.h"
#include "file-digest.h"
#include "manifest.h"
#include "part.h"
#include "pdf-pictures.h"
#include "photo-list.h"

#define EXIT_UNREADABLE 2

/* The manifest tells places to 0.01 mm, and PDF rounds too. */
#define TOLERANCE_MM 0.05

/* What the manifest says of one print. */
typedef struct
{
  const char *sha256;
  int row;
  double x_mm, y_mm; /* of its middle */
  double width_mm, height_mm;
  int turn_deg;
  gboolean found;
} Print;

typedef struct
{
  const char *wanted; /* name of the file */
  IdsPartRecord *record;
  guint index; /* of the file in the record */
} Search;

static gboolean
take_record (const char *line, gsize length, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (IdsPartRecord) record = ids_part_record_read (line, length);
  for (guint i = 0; record != NULL && i < record->files->len; i++)
    if (strcmp (((const IdsPartFile *) record->files->pdata[i])->name, search->wanted) == 0)
      {
        g_clear_pointer (&search->record, ids_part_record_free);
        search->record = g_steal_pointer (&record);
        search->index = i;
      }
  return TRUE;
}

/* The digests of all pictures below FOLDER. */
static GHashTable *
digest_photos (const char *folder, GError **error)
{
  char *const folders[] = { (char *) folder, NULL };
  g_autoptr (GPtrArray) photos = idp_photo_list_new (folders, error);
  if (photos == NULL)
    return NULL;
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < photos->len; i++)
    g_hash_table_add (digests, ids_file_digest (((IdpPhotoEntry *) photos->pdata[i])->path));
  return digests;
}

static GArray *
read_prints (JsonObject *page)
{
  GArray *prints = g_array_new (FALSE, FALSE, sizeof (Print));
  JsonArray *students = json_object_get_array_member (page, "students");
  for (guint i = 0; i < json_array_get_length (students); i++)
    {
      JsonObject *student = json_array_get_object_element (students, i);
      JsonArray *boxes = json_object_get_array_member (student, "prints");
      for (guint k = 0; k < json_array_get_length (boxes); k++)
        {
          JsonArray *box = json_array_get_array_element (boxes, k);
          if (json_array_get_length (box) != 5)
            continue;
          const double width_mm = json_array_get_double_element (box, 2);
          const double height_mm = json_array_get_double_element (box, 3);
          const Print print
              = { json_object_get_string_member_with_default (student, "photo_sha256", ""),
                  json_object_get_int_member_with_default (student, "row", 0),
                  json_array_get_double_element (box, 0) + width_mm / 2,
                  json_array_get_double_element (box, 1) + height_mm / 2,
                  width_mm,
                  height_mm,
                  json_array_get_int_element (box, 4),
                  FALSE };
          g_array_append_val (prints, print);
        }
    }
  return prints;
}

/* The same picture, upright as it should be, in the middle of the print and covering all of it. */
static gboolean
is_print (const IdsPdfPicture *picture, const Print *print)
{
  return !print->found && strcmp (picture->sha256, print->sha256) == 0 && !picture->mirrored
         && picture->turn_deg == print->turn_deg
         && fabs (picture->x_mm - print->x_mm) < TOLERANCE_MM
         && fabs (picture->y_mm - print->y_mm) < TOLERANCE_MM
         && picture->width_mm > print->width_mm - TOLERANCE_MM
         && picture->height_mm > print->height_mm - TOLERANCE_MM;
}

static Print *
find_print (const IdsPdfPicture *picture, GArray *prints)
{
  for (guint i = 0; i < prints->len; i++)
    if (is_print (picture, &g_array_index (prints, Print, i)))
      return &g_array_index (prints, Print, i);
  return NULL;
}

/* Says what is wrong with page NUMBER (from 1); returns how much that is. */
static guint
compare_page (const GPtrArray *pictures, GArray *prints, GHashTable *photos, guint number)
{
  guint n_wrong = 0;
  for (guint i = 0; i < pictures->len; i++)
    {
      const IdsPdfPicture *picture = pictures->pdata[i];
      Print *print = find_print (picture, prints);
      if (print != NULL)
        {
          print->found = TRUE;
          continue;
        }
      g_printerr (_ ("page %u: the picture at %.1f, %.1f mm is not that of the manifest\n"), number,
                  picture->x_mm, picture->y_mm);
      n_wrong++;
    }
  for (guint k = 0; k < prints->len; k++)
    {
      const Print *print = &g_array_index (prints, Print, k);
      if (!print->found)
        g_printerr (_ ("page %u: the print of row %d at %.1f, %.1f mm is missing\n"), number,
                    print->row, print->x_mm, print->y_mm);
      else if (!g_hash_table_contains (photos, print->sha256))
        g_printerr (_ ("page %u: no photo of the folder is the picture of row %d\n"), number,
                    print->row);
      else
        continue;
      n_wrong++;
    }
  return n_wrong;
}

/* Compares every page; returns what is wrong, or -1. */
static int
compare_pdf (const char *path, const Search *search, GHashTable *photos, GError **error)
{
  JsonArray *files
      = json_object_get_array_member (json_node_get_object (search->record->root), "files");
  JsonArray *pages = json_object_get_array_member (
      json_array_get_object_element (files, search->index), "pages");
  g_autoptr (IdsPdfPictures) pdf = ids_pdf_pictures_open (path, error);
  if (pdf == NULL)
    return -1;
  const guint n_pages = ids_pdf_pictures_count_pages (pdf);
  int n_wrong = 0;
  guint n_prints = 0;
  if (n_pages != json_array_get_length (pages))
    {
      g_printerr (_ ("%s: pages: %u, of the manifest: %u\n"), path, n_pages,
                  json_array_get_length (pages));
      return 1;
    }
  for (guint page = 0; page < n_pages; page++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (GPtrArray) pictures = ids_pdf_pictures_get (pdf, page, &cause);
      g_autoptr (GArray) prints = read_prints (json_array_get_object_element (pages, page));
      n_prints += prints->len;
      if (pictures != NULL)
        n_wrong += compare_page (pictures, prints, photos, page + 1);
      else
        {
          g_printerr (_ ("page %u: %s\n"), page + 1, cause->message);
          n_wrong++;
        }
    }
  if (n_wrong == 0)
    g_print (g_dngettext (GETTEXT_PACKAGE,
                          "%s: %u page carries exactly the %u pictures of the manifest\n",
                          "%s: %u pages carry exactly the %u pictures of the manifest\n", n_pages),
             path, n_pages, n_prints);
  return n_wrong;
}

static int
verify (const char *path, const char *manifest, const char *folder, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *header = ids_manifest_header (manifest, error);
  g_autoptr (GHashTable) photos = header != NULL ? digest_photos (folder, error) : NULL;
  Search search = { name, NULL, 0 };
  if (photos == NULL || !ids_manifest_foreach (manifest, take_record, &search, error))
    return -1;
  if (search.record == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE,
                   _ ("%s: the manifest has no file of this name"), name);
      return -1;
    }
  const IdsPartFile *file = search.record->files->pdata[search.index];
  g_autofree char *digest = ids_file_digest (path);
  int n_wrong = 0;
  if (strcmp (digest, file->sha256) != 0)
    {
      g_printerr (_ ("%s: is not byte for byte the file that idsheet wrote\n"), path);
      n_wrong = 1;
    }
  /* A picture of a page has no photos in it that could be taken out and compared. */
  if (g_str_has_suffix (name, ".pdf"))
    {
      const int n_wrong_pages = compare_pdf (path, &search, photos, error);
      n_wrong = n_wrong_pages < 0 ? -1 : n_wrong + n_wrong_pages;
    }
  else if (n_wrong == 0)
    g_print (_ ("%s: is byte for byte the file that idsheet wrote\n"), path);
  ids_part_record_free (search.record);
  return n_wrong;
}

int
ids_verify_main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  if (argc != 4)
    {
      g_printerr ("%s\n", _ ("usage: idsheet verify FILE MANIFEST PHOTOS"));
      return EXIT_UNREADABLE;
    }
  const int n_wrong = verify (argv[1], argv[2], argv[3], &error);
  if (n_wrong < 0)
    {
      g_printerr ("idsheet: %s\n", error->message);
      return EXIT_UNREADABLE;
    }
  return n_wrong > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
