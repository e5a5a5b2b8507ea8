/* print-page: one photo on one page.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "print-page.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "csv.h"
#include "encode.h"
#include "error.h"
#include "idsheet.h"
#include "receipt.h"

/* What idsheet reads and writes, below a folder of our own. */
#define PHOTOS "photos"
#define ROSTER "roster.csv"
#define SHEETS "sheets"

/* The file that holds the page; the other pages of a class would be -002 and so on. */
#define FIRST_FILE "-001."

static gboolean
copy (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

/* The photo keeps its name, for idsheet sees whether that is the name of somebody else. */
static gboolean
copy_photo (const char *photo, const char *folder, GError **error)
{
  g_autofree char *name = g_path_get_basename (photo);
  g_autofree char *photos = g_build_filename (folder, PHOTOS, NULL);
  g_autofree char *to = g_build_filename (photos, name, NULL);
  g_autofree char *receipt = idp_receipt_path (photo);
  g_autofree char *receipt_to = idp_receipt_path (to);
  g_mkdir (photos, 0700);
  return copy (photo, to, error) && copy (receipt, receipt_to, error);
}

static gboolean
write_roster (const char *photo, const Person *person, const char *folder, GError **error)
{
  g_autofree char *name = g_filename_display_basename (photo);
  g_autofree char *path = g_build_filename (folder, ROSTER, NULL);
  const char *const titles[] = { "name", "student_id", "photo", "class", "site", "index", NULL };
  const char *const row[] = { person->name, person->student_id, name, person->class_name,
                              person->site, person->index,      NULL };
  g_autoptr (GString) text = g_string_new (IDP_CSV_BYTE_ORDER_MARK);
  idp_csv_append (text, titles);
  idp_csv_append (text, row);
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);
  return idp_write_file (path, bytes, error);
}

static GBytes *
read_page (const char *folder, const char *writer, GError **error)
{
  g_autofree char *sheets = g_build_filename (folder, SHEETS, NULL);
  g_autofree char *ending = g_strconcat (FIRST_FILE, writer, NULL);
  g_autoptr (GDir) dir = g_dir_open (sheets, 0, error);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    if (g_str_has_suffix (name, ending))
      {
        g_autofree char *path = g_build_filename (sheets, name, NULL);
        char *contents = NULL;
        gsize length = 0;
        return g_file_get_contents (path, &contents, &length, error)
                   ? g_bytes_new_take (contents, length)
                   : NULL;
      }
  if (dir != NULL)
    g_set_error_literal (error, IDP_ERROR, IDP_ERROR_REFUSED, _ ("idsheet made no page."));
  return NULL;
}

static GBytes *
make_page (const char *folder, const char *photo, const Person *person, const char *sheet,
           const char *writer, GError **error)
{
  g_autofree char *photos = g_build_filename (folder, PHOTOS, NULL);
  g_autofree char *roster = g_build_filename (folder, ROSTER, NULL);
  g_autofree char *sheets = g_build_filename (folder, SHEETS, NULL);
  const char *const args[] = { "--sheet",  sheet,  "--roster", roster, "--photos", photos,
                               "--output", sheets, "--writer", writer, NULL };
  if (!copy_photo (photo, folder, error) || !write_roster (photo, person, folder, error)
      || !idsheet_run (args, IDSHEET_ALL, NULL, NULL, error))
    return NULL;
  return read_page (folder, writer, error);
}

/* With all that is in it; links are not followed. */
static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *below = g_build_filename (path, name, NULL);
      if (g_file_test (below, G_FILE_TEST_IS_DIR) && !g_file_test (below, G_FILE_TEST_IS_SYMLINK))
        remove_folder (below);
      else
        g_unlink (below);
    }
  g_rmdir (path);
}

GBytes *
print_page (const char *photo, const Person *person, const char *sheet, const char *writer,
            GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("idphoto-XXXXXX", error);
  if (folder == NULL)
    return NULL;
  GBytes *page = make_page (folder, photo, person, sheet, writer, error);
  remove_folder (folder);
  return page;
}
