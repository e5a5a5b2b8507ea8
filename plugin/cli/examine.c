/* examine: what one photo of `idphoto check` shows, whatever the other photos are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "examine.h"

#include <glib/gstdio.h>

#include "check.h"
#include "encode.h"
#include "overlay.h"

/* Marked pictures are for looking at. */
#define MARKS_QUALITY 90

void
job_clear (gpointer data)
{
  Job *job = data;
  g_clear_pointer (&job->photo, idp_photo_free);
  g_clear_pointer (&job->likeness, idp_likeness_free);
  g_clear_pointer (&job->findings, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_clear_error (&job->write_error);
}

static char *
get_marks_path (const Examination *examination, const IdpPhotoEntry *entry)
{
  g_autofree char *name = g_strconcat (entry->relative, ".marks.jpg", NULL);
  return g_build_filename (examination->marks_folder, name, NULL);
}

static gboolean
write_marks (const Examination *examination, const IdpPhotoEntry *entry, const IdpPhoto *photo,
             const GPtrArray *findings, GError **error)
{
  const IdpJpegOptions options = { .quality = MARKS_QUALITY, .full_chroma = TRUE };
  g_autofree char *path = get_marks_path (examination, entry);
  g_autofree char *folder = g_path_get_dirname (path);

  g_autoptr (IdpImage) picture = idp_overlay_render (photo, findings, error);
  if (picture == NULL)
    return FALSE;
  g_autoptr (GBytes) bytes = idp_encode_jpeg (picture, &options, error);
  if (bytes == NULL)
    return FALSE;
  g_mkdir_with_parents (folder, 0777); /* a failure shows when writing, with its reason */
  return idp_write_file (path, bytes, error);
}

/* Marks need the pixels. */
static gboolean
lacks_marks (const Examination *examination, const Job *job)
{
  if (examination->marks_folder == NULL || job->previous)
    return FALSE;
  g_autofree char *path = get_marks_path (examination, job->entry);
  return !g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Takes what an earlier run has kept of the photo, if it has. */
static gboolean
recall (const Examination *examination, Job *job, const char *key)
{
  g_autoptr (IdpChecked) checked = idp_check_cache_find (examination->results, key);
  if (checked == NULL)
    return FALSE;
  job->photo = idp_checked_photo (checked, job->entry->path);
  if (examination->compare)
    job->likeness = g_steal_pointer (&checked->likeness);
  if (!job->previous)
    job->findings = g_steal_pointer (&checked->findings);
  return TRUE;
}

static void
keep (const Examination *examination, Job *job, const char *key)
{
  g_autoptr (IdpChecked) checked
      = idp_checked_of (job->photo, g_ptr_array_ref (job->findings), &job->write_error);
  if (checked != NULL)
    idp_check_cache_keep (examination->results, key, checked, &job->write_error);
}

void
examine (const Examination *examination, Job *job)
{
  g_autofree char *key = examination->results != NULL
                             ? idp_check_cache_key (examination->results, job->entry)
                             : NULL;
  if (key != NULL && !lacks_marks (examination, job) && recall (examination, job, key))
    return;

  IdpFile *file = idp_file_load (job->entry->path, &job->error);
  if (file != NULL)
    job->photo = idp_photo_new (file, examination->rules, &job->error);
  /* Earlier photos are only compared. */
  if (job->photo != NULL && examination->forensics && !job->previous
      && !idp_photo_examine (job->photo, &job->error))
    g_clear_pointer (&job->photo, idp_photo_free);
  if (job->photo == NULL)
    return;

  if (examination->compare)
    job->likeness = idp_likeness_new (job->photo);
  if (!job->previous)
    job->findings = idp_checks_run (job->photo, examination->rules);
  if (!job->previous && examination->marks_folder != NULL)
    write_marks (examination, job->entry, job->photo, job->findings, &job->write_error);
  if (!job->previous && key != NULL && job->write_error == NULL)
    keep (examination, job, key);
  idp_photo_drop_pixels (job->photo);
}
