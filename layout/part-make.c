/* part-make: prepares the students of a part, writes its files and records it.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "part-make.h"

#include <string.h>

#include "error.h"
#include "file-digest.h"

static char *
digest_photo (const IdsPartContext *context, const IdsPerson *person)
{
  g_autofree char *path = g_build_filename (context->photos, person->photo, NULL);
  return ids_file_digest (path);
}

static void
update (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *) text, strlen (text) + 1);
}

/* Everything that the bytes of PART depend on. PRINTS are those of its students who are printed, as
 * far as it is known: their photos have been read already. */
static char *
make_key (const IdsPartContext *context, const IdsPart *part, const GPtrArray *prints)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n_passed = 0;
  update (checksum, IDP_VERSION);
  update (checksum, context->sheet->sha256);
  update (checksum, context->printer->sha256 != NULL ? context->printer->sha256 : "");
  update (checksum, context->writer->id);
  update (checksum, context->show_ids ? "ids" : "");
  update (checksum, context->approval != NULL ? "approved" : "");
  for (guint i = part->first; i < part->first + part->n; i++)
    {
      const IdsPerson *person = context->people->pdata[i];
      const IdsPrint *print = n_passed < prints->len ? prints->pdata[n_passed] : NULL;
      const gboolean passed = print != NULL && print->person == person;
      g_autofree char *row = g_strdup_printf ("%d", person->row);
      g_autofree char *photo
          = passed ? g_strdup (print->photo->sha256) : digest_photo (context, person);
      n_passed += passed;
      update (checksum, row);
      for (const char *const *field = ids_field_names; *field != NULL; field++)
        update (checksum, ids_person_get (person, *field));
      update (checksum, photo);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

static gboolean
files_are_whole (const IdsPartContext *context, const IdsPartRecord *record)
{
  for (guint i = 0; i < record->files->len; i++)
    {
      const IdsPartFile *file = record->files->pdata[i];
      g_autofree char *path = g_build_filename (context->output, file->name, NULL);
      g_autofree char *digest = ids_file_digest (path);
      if (strcmp (digest, file->sha256) != 0)
        return FALSE;
    }
  return TRUE;
}

/* TRUE where PART was made before, of the same students and photos, and its files are unharmed.
 * Approval can be withdrawn, so who prints what is approved prints it anew. */
static gboolean
take_over (const IdsPartContext *context, const IdsPart *part, IdsPartResult *result,
           IdsProblems *problems)
{
  g_autofree char *line = ids_journal_find (context->journal, part->name);
  g_autoptr (IdsPartRecord) record = line != NULL ? ids_part_record_read (line, -1) : NULL;
  if (record == NULL || context->approval != NULL)
    return FALSE;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *key = make_key (context, part, none);
  if (strcmp (record->key, key) != 0 || !files_are_whole (context, record))
    return FALSE;
  result->n_students = ids_part_record_restore (record, problems);
  result->n_files = record->files->len;
  return TRUE;
}

static void
report (const IdsPerson *person, const char *id, const GError *error, IdsProblems *problems)
{
  const IdsProblem problem = { person->row,     NULL, person->name,  person->student_id,
                               IDS_LEVEL_ERROR, id,   error->message };
  ids_problems_add (problems, &problem);
}

void
ids_part_leave_out (const IdsPartContext *context, guint first, guint n, const GError *error,
                    IdsProblems *problems)
{
  for (guint i = first; i < first + n; i++)
    report (context->people->pdata[i], "not-written", error, problems);
}

/* Examines every photo of PART and shapes the captions. Returns IdsPrint*. */
static GPtrArray *
prepare (const IdsPartContext *context, const IdsPart *part, IdsCaptions *captions,
         IdsProblems *problems)
{
  GPtrArray *prints = g_ptr_array_new_with_free_func ((GDestroyNotify) ids_print_free);
  for (guint i = part->first; i < part->first + part->n; i++)
    {
      IdsPerson *person = context->people->pdata[i];
      g_autoptr (GError) error = NULL;
      g_autoptr (IdsPhoto) photo = NULL;
      IdsLabel labels[IDS_MAX_SIZES] = { { NULL } };
      const char *id = "caption";
      if (ids_labels_make (captions, context->sheet, person, labels, &error))
        {
          photo = ids_photo_open (context->photos, person->photo, context->sheet, &error);
          id = IDS_PROBLEM_PHOTO_UNFIT;
        }
      if (photo != NULL && context->approval != NULL
          && !ids_approval_check (context->approval, photo->path, photo->sha256, &error))
        {
          g_clear_pointer (&photo, ids_photo_free);
          id = IDS_PROBLEM_NOT_APPROVED;
        }
      if (photo != NULL)
        g_ptr_array_add (prints, ids_print_new (person, g_steal_pointer (&photo), labels));
      else
        report (person, id, error, problems);
      ids_labels_clear (labels);
    }
  return prints;
}

static void
part_file_free (IdsPartFile *file)
{
  g_free (file->name);
  g_free (file->sha256);
  g_free (file);
}

/* Writes N_PAGES pages from FIRST_PAGE on as NAME, and notes it in FILES. */
static gboolean
write_file (const IdsPartContext *context, const IdsPlan *plan, const char *name, guint first_page,
            guint n_pages, GPtrArray *files, GError **error)
{
  g_autofree char *full_name = g_strconcat (name, context->writer->suffix, NULL);
  g_autofree char *path = g_build_filename (context->output, full_name, NULL);
  if (!context->writer->write (plan, first_page, n_pages, path, error))
    return FALSE;
  IdsPartFile *file = g_new (IdsPartFile, 1);
  *file
      = (IdsPartFile){ g_steal_pointer (&full_name), ids_file_digest (path), first_page, n_pages };
  g_ptr_array_add (files, file);
  return TRUE;
}

static gboolean
write_files (const IdsPartContext *context, const IdsPart *part, const IdsPlan *plan,
             GPtrArray *files, GError **error)
{
  const guint n_pages = ids_plan_get_n_pages (plan);
  if (!context->writer->one_page_per_file)
    return n_pages == 0 || write_file (context, plan, part->name, 0, n_pages, files, error);
  for (guint page = 0; page < n_pages; page++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%03u", part->name, page + 1);
      if (!write_file (context, plan, name, page, 1, files, error))
        return FALSE;
    }
  return TRUE;
}

/* Whoever is on the pages behind those of FILES is not printed. */
static void
leave_out_rest (const IdsPlan *plan, const GPtrArray *files, const GError *error,
                IdsProblems *problems)
{
  guint first = 0, n = 0;
  ids_plan_get_students (plan, files->len, &first, &n);
  for (guint i = first; i < plan->prints->len; i++)
    report (((const IdsPrint *) plan->prints->pdata[i])->person, "not-written", error, problems);
}

static gboolean
record (const IdsPartContext *context, const IdsPart *part, const IdsPlan *plan,
        const GPtrArray *files, IdsProblems *problems, GError **error)
{
  g_autofree char *key = make_key (context, part, plan->prints);
  g_autofree char *line
      = ids_part_record (part->name, key, files, plan, problems, context->show_ids);
  return ids_journal_add (context->journal, part->name, line, error);
}

/* Fonts are numbered as captions come to need them, so a part has captions of its own: its bytes
 * must not depend on what was made before. */
gboolean
ids_part_make (const IdsPartContext *context, const IdsPart *part, IdsPartResult *result,
               IdsProblems *problems, GError **error)
{
  *result = (IdsPartResult){ 0, 0 };
  if (take_over (context, part, result, problems))
    return TRUE;

  g_autoptr (IdsCaptions) captions = ids_captions_new (context->sheet, error);
  if (captions == NULL)
    return FALSE;
  g_autoptr (GPtrArray) prints = prepare (context, part, captions, problems);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) part_file_free);
  IdsPlan plan = ids_plan_new (context->sheet, captions, prints);
  g_autoptr (GError) cause = NULL;
  g_autoptr (IdsPageNumbers) numbers = ids_page_numbers_new (captions, context->sheet, part->name,
                                                             ids_plan_get_n_pages (&plan), &cause);
  plan.numbers = numbers;
  plan.printer = context->printer;
  const gboolean written = numbers != NULL && write_files (context, part, &plan, files, &cause);
  result->n_files = files->len;
  result->n_students = prints->len;
  if (!written)
    {
      const guint before = ids_problems_count_left_out (problems);
      leave_out_rest (&plan, files, cause, problems);
      result->n_students -= ids_problems_count_left_out (problems) - before;
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return record (context, part, &plan, files, problems, error);
}

void
ids_part_examine (const IdsPartContext *context, const IdsPart *part, IdsProblems *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IdsCaptions) captions = ids_captions_new (context->sheet, &error);
  if (captions == NULL)
    {
      ids_part_leave_out (context, part->first, part->n, error, problems);
      return;
    }
  g_autoptr (GPtrArray) prints = prepare (context, part, captions, problems);
}
