/* photo-files: the pictures of a folder, and whose they are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "photo-files.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "photo.h"
#include "roster/characters.h"

/* A folder within a folder, and so on: deeper is no collection of photos. */
#define MAX_DEPTH 64

/* What parts a file name, 20240001_张三.jpg. */
#define SEPARATORS "_-+ "

typedef struct
{
  char *relative; /* below the folder */
  gboolean used;
} PhotoFile;

/* One of the numbers or names that a file bears. */
typedef struct
{
  char *key;
  PhotoFile *file;
} Entry;

/* Files that bear the same. */
typedef struct
{
  const Entry *first;
  guint n;
} Found;

struct _IdsPhotoFiles
{
  char *folder;
  GPtrArray *all;  /* of PhotoFile*, by name */
  GArray *by_stem; /* of Entry, by key: the folded name without ending; NULL = not yet made */
  GArray *by_part; /* the same for its parts, where it has several */
};

static void
photo_file_free (PhotoFile *file)
{
  g_free (file->relative);
  g_free (file);
}

void
ids_photo_files_free (IdsPhotoFiles *files)
{
  if (files == NULL)
    return;
  g_free (files->folder);
  g_clear_pointer (&files->by_stem, g_array_unref);
  g_clear_pointer (&files->by_part, g_array_unref);
  g_ptr_array_unref (files->all);
  g_free (files);
}

static gboolean
is_picture (const char *name)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".bmp", ".heic", ".webp" };
  g_autofree char *lower = g_ascii_strdown (name, -1);
  if (*name == '.' || g_str_has_suffix (lower, ".marks.jpg"))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
list_folder (IdsPhotoFiles *files, const char *relative, int depth, GError **error)
{
  g_autofree char *path = g_build_filename (files->folder, relative, NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &cause);
  if (dir == NULL)
    {
      g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, "%s", cause->message);
      return FALSE;
    }
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *below
          = *relative != '\0' ? g_build_filename (relative, name, NULL) : g_strdup (name);
      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          if (*name != '.' && depth < MAX_DEPTH && !g_file_test (child, G_FILE_TEST_IS_SYMLINK)
              && !list_folder (files, below, depth + 1, error))
            return FALSE;
        }
      else if (is_picture (name))
        {
          PhotoFile *file = g_new (PhotoFile, 1);
          *file = (PhotoFile){ g_steal_pointer (&below), FALSE };
          g_ptr_array_add (files->all, file);
        }
    }
  return TRUE;
}

/* The name of FILE without folder and ending, in lower case. Caller frees. */
static char *
get_stem (const char *relative)
{
  g_autofree char *base = g_path_get_basename (relative);
  char *dot = strrchr (base, '.');
  if (dot != NULL)
    *dot = '\0';
  return g_utf8_validate (base, -1, NULL) ? g_utf8_strdown (base, -1) : g_strdup ("");
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const PhotoFile *left = *(const PhotoFile *const *) a;
  const PhotoFile *right = *(const PhotoFile *const *) b;
  return strcmp (left->relative, right->relative);
}

IdsPhotoFiles *
ids_photo_files_list (const char *folder, GError **error)
{
  g_autoptr (IdsPhotoFiles) files = g_new0 (IdsPhotoFiles, 1);
  files->folder = g_strdup (folder);
  files->all = g_ptr_array_new_with_free_func ((GDestroyNotify) photo_file_free);
  if (!list_folder (files, "", 0, error))
    return NULL;

  /* The order in which a folder lists its files is no order. */
  g_ptr_array_sort (files->all, compare_files);
  return g_steal_pointer (&files);
}

static void
clear_entry (Entry *entry)
{
  g_free (entry->key);
}

/* Files that bear the same stay in the order of their names. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;
  const int order = strcmp (left->key, right->key);
  return order != 0 ? order : strcmp (left->file->relative, right->file->relative);
}

static GArray *
index_files (const GPtrArray *all, gboolean by_part)
{
  GArray *index = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (index, (GDestroyNotify) clear_entry);
  for (guint i = 0; i < all->len; i++)
    {
      PhotoFile *file = all->pdata[i];
      g_autofree char *stem = get_stem (file->relative);
      g_auto (GStrv) parts = g_strsplit_set (stem, by_part ? SEPARATORS : "", -1);
      for (char **part = parts; *part != NULL && (!by_part || parts[1] != NULL); part++)
        if (**part != '\0')
          {
            const Entry entry = { g_strdup (*part), file };
            g_array_append_val (index, entry);
          }
    }
  g_array_sort (index, compare_entries);
  return index;
}

static Found
look_up (const GArray *index, const char *key)
{
  guint first = 0, end = index->len;
  while (first < end)
    {
      const guint middle = first + (end - first) / 2;
      if (strcmp (g_array_index (index, Entry, middle).key, key) < 0)
        first = middle + 1;
      else
        end = middle;
    }
  guint n = 0;
  while (first + n < index->len && strcmp (g_array_index (index, Entry, first + n).key, key) == 0)
    n++;
  return (Found){ &g_array_index (index, Entry, first), n };
}

/* The files that bear NUMBER. */
static Found
find_number (IdsPhotoFiles *files, const char *number)
{
  if (*number == '\0')
    return (Found){ NULL, 0 };
  if (files->by_stem == NULL)
    files->by_stem = index_files (files->all, FALSE);
  g_autofree char *key = g_utf8_strdown (number, -1);
  const Found found = look_up (files->by_stem, key);
  if (found.n > 0)
    return found;
  if (files->by_part == NULL)
    files->by_part = index_files (files->all, TRUE);
  return look_up (files->by_part, key);
}

/* The files that bear the student number of PERSON, or else the ID number. */
static Found
find_person (IdsPhotoFiles *files, const IdsPerson *person)
{
  const Found found = find_number (files, person->student_id);
  return found.n > 0 ? found : find_number (files, person->id_number);
}

/* The file at RELATIVE, or NULL. */
static PhotoFile *
find_path (const IdsPhotoFiles *files, const char *relative)
{
  const PhotoFile wanted = { (char *) relative, FALSE };
  const PhotoFile *key = &wanted;
  if (files->all->len == 0)
    return NULL;
  PhotoFile **found
      = bsearch (&key, files->all->pdata, files->all->len, sizeof (gpointer), compare_files);
  return found != NULL ? *found : NULL;
}

/* The part of the file name RELATIVE that is a name in Chinese characters, but not NAME; NULL for
 * none. Caller frees. */
static char *
find_other_name (const char *relative, const char *name)
{
  g_autofree char *stem = get_stem (relative);
  g_auto (GStrv) parts = g_strsplit_set (stem, SEPARATORS, -1);
  char *other = NULL;
  for (char **part = parts; *part != NULL; part++)
    {
      if (g_utf8_strlen (*part, -1) < 2 || !ids_character_is_han (g_utf8_get_char (*part)))
        continue;
      if (strcmp (*part, name) == 0)
        {
          g_free (other);
          return NULL;
        }
      if (other == NULL)
        other = g_strdup (*part);
    }
  return other;
}

/* Sets the photo of PERSON to the file that bears one of the numbers; returns FALSE, and adds the
 * problem, where there is not exactly one. */
static gboolean
find_by_number (IdsPhotoFiles *files, const IdsRoster *roster, IdsPerson *person,
                IdsProblems *problems)
{
  const Found found = find_person (files, person);
  if (found.n == 0)
    {
      ids_roster_report (roster, person, IDS_FIELD_STUDENT_ID, IDS_LEVEL_ERROR,
                         IDS_PROBLEM_PHOTO_MISSING, _ ("there is no photo with this number"),
                         problems);
      return FALSE;
    }
  const PhotoFile *file = found.first[0].file;
  if (found.n > 1)
    {
      const PhotoFile *second = found.first[1].file;
      g_autofree char *text = g_strdup_printf (_ ("%u photos bear this number: %s, %s"), found.n,
                                               file->relative, second->relative);
      ids_roster_report (roster, person, IDS_FIELD_STUDENT_ID, IDS_LEVEL_ERROR, "photo-ambiguous",
                         text, problems);
      for (guint i = 0; i < found.n; i++)
        found.first[i].file->used = TRUE;
      return FALSE;
    }
  ids_person_set_photo (person, file->relative);
  return TRUE;
}

/* Sees that the file that the roster names is there. */
static gboolean
check_named (IdsPhotoFiles *files, const IdsRoster *roster, const IdsPerson *person,
             IdsProblems *problems)
{
  if (find_path (files, person->photo) != NULL)
    return TRUE;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = ids_photo_find (files->folder, person->photo, &error);
  if (path != NULL)
    return TRUE;
  ids_roster_report (roster, person, IDS_FIELD_PHOTO, IDS_LEVEL_ERROR, IDS_PROBLEM_PHOTO_MISSING,
                     error->message, problems);
  return FALSE;
}

/* For each number, in lower case, the row it belongs to. */
static void
index_numbers (const GPtrArray *people, GHashTable *rows)
{
  for (guint i = 0; i < people->len; i++)
    {
      const IdsPerson *person = people->pdata[i];
      const char *const numbers[] = { person->student_id, person->id_number };
      for (guint k = 0; k < G_N_ELEMENTS (numbers); k++)
        if (*numbers[k] != '\0')
          g_hash_table_insert (rows, g_utf8_strdown (numbers[k], -1),
                               GINT_TO_POINTER (person->row));
    }
}

/* FALSE where the file name of PERSON's photo speaks of somebody else. */
static gboolean
check_owner (const IdsRoster *roster, const IdsPerson *person, GHashTable *rows,
             IdsProblems *problems)
{
  g_autofree char *stem = get_stem (person->photo);
  const int row = GPOINTER_TO_INT (g_hash_table_lookup (rows, stem));
  g_autofree char *other = find_other_name (person->photo, person->name);
  g_autofree char *text = NULL;
  if (row != 0 && row != person->row)
    text = g_strdup_printf (_ ("%s: bears the number of row %d"), person->photo, row);
  else if (other != NULL)
    text = g_strdup_printf (_ ("%s: bears the name %s"), person->photo, other);
  else
    return TRUE;
  ids_roster_report (roster, person, IDS_FIELD_PHOTO, IDS_LEVEL_ERROR, "filename-mismatch", text,
                     problems);
  return FALSE;
}

static void
mark_used (IdsPhotoFiles *files, const char *relative)
{
  PhotoFile *file = find_path (files, relative);
  if (file == NULL)
    {
      /* The roster may write the same place in another way. */
      g_autofree char *canonical = g_canonicalize_filename (relative, "/");
      file = find_path (files, canonical + 1);
    }
  if (file != NULL)
    file->used = TRUE;
}

/* What a refused student has is nobody's loss either. */
static void
mark_refused (IdsPhotoFiles *files, const IdsRoster *roster, gboolean named)
{
  for (guint i = 0; i < roster->refused->len; i++)
    {
      const IdsPerson *person = roster->refused->pdata[i];
      if (named)
        {
          mark_used (files, person->photo);
          continue;
        }
      const Found found = find_person (files, person);
      for (guint k = 0; k < found.n; k++)
        found.first[k].file->used = TRUE;
    }
}

static void
report_orphans (const IdsPhotoFiles *files, IdsProblems *problems)
{
  for (guint i = 0; i < files->all->len; i++)
    {
      const PhotoFile *file = files->all->pdata[i];
      if (file->used)
        continue;
      g_autofree char *shown = g_filename_display_name (file->relative);
      g_autofree char *text
          = g_strdup_printf (_ ("%s: the photo is of no student of the roster"), shown);
      const IdsProblem problem = { .level = IDS_LEVEL_WARNING, .id = "photo-orphan", .text = text };
      ids_problems_add (problems, &problem);
    }
}

void
ids_photo_files_match (IdsPhotoFiles *files, IdsRoster *roster, IdsProblems *problems)
{
  const gboolean named = roster->columns.positions[IDS_FIELD_PHOTO] >= 0;
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) refused = g_hash_table_new (NULL, NULL);
  index_numbers (roster->people, rows);
  for (guint i = 0; i < roster->people->len; i++)
    {
      IdsPerson *person = roster->people->pdata[i];
      const gboolean found = named ? check_named (files, roster, person, problems)
                                   : find_by_number (files, roster, person, problems);
      if (found)
        mark_used (files, person->photo);
      if (!found || !check_owner (roster, person, rows, problems))
        g_hash_table_add (refused, GINT_TO_POINTER (person->row));
    }
  mark_refused (files, roster, named);
  report_orphans (files, problems);
  ids_roster_refuse (roster, refused);
}
