/* pdf: a plan as PDF, through libharu.
 *
 * The JPEG files go in byte by byte, one image object per student however often it is drawn.
 * libharu keeps all objects until it saves; so that memory stays small, photos are read and pages
 * composed only when their turn to be saved comes. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <errno.h>
#include <glib/gi18n.h>
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_pages.h>

#include "error.h"
#include "output.h"
#include "pdf-catalog.h"
#include "pdf-content.h"
#include "pdf-font.h"
#include "units.h"
#include "writer.h"

#if HPDF_MAJOR_VERSION != 2 || HPDF_MINOR_VERSION != 3
#error "This file uses structures of libharu 2.3; check them against your version."
#endif

/* Viewer preferences such as PrintScaling need this version. */
#define PDF_HEADER "%PDF-1.6\n%\xB7\xBE\xAD\xAA\n"

typedef struct
{
  const IdsPlan *plan;
  IdsPdfFonts *fonts;
  HPDF_Doc doc;
  HPDF_Dict marks;         /* the cut marks of all pages that are full; NULL before the first */
  HPDF_STATUS first_error; /* of libharu; later ones only follow from it */
  FILE *file;              /* while saving */
  int write_errno;
  GError *error; /* of a photo that could not be read while saving */
} PdfWriter;

/* What one object needs when it is saved. */
typedef struct
{
  PdfWriter *writer;
  guint number; /* of the page, or of the print */
} Task;

static void
note_error (HPDF_STATUS code, HPDF_STATUS detail, void *data)
{
  PdfWriter *writer = data;
  if (writer->first_error == HPDF_OK)
    writer->first_error = code;
}

static void *
allocate (HPDF_UINT size)
{
  return g_malloc (size);
}

static HPDF_STATUS
fill_page (HPDF_Dict contents)
{
  const Task *task = contents->attr;
  g_autoptr (GString) content
      = ids_pdf_content_page (task->writer->plan, task->writer->fonts, task->number);
  return HPDF_Stream_Write (contents->stream, (const HPDF_BYTE *) content->str, content->len);
}

static HPDF_STATUS
fill_marks (HPDF_Dict contents)
{
  const Task *task = contents->attr;
  g_autoptr (GString) content = ids_pdf_content_marks (task->writer->plan, task->number);
  return HPDF_Stream_Write (contents->stream, (const HPDF_BYTE *) content->str, content->len);
}

static HPDF_STATUS
fill_image (HPDF_Dict image)
{
  const Task *task = image->attr;
  const IdsPrint *print = task->writer->plan->prints->pdata[task->number];
  g_autoptr (GBytes) bytes = ids_photo_read (print->photo, &task->writer->error);
  if (bytes == NULL)
    return HPDF_SetError (image->error, HPDF_FILE_IO_ERROR, 0);

  gsize length = 0;
  const HPDF_BYTE *data = g_bytes_get_data (bytes, &length);
  return HPDF_Stream_Write (image->stream, data, length);
}

static HPDF_STATUS
drop_data (HPDF_Dict object)
{
  HPDF_MemStream_FreeData (object->stream);
  return HPDF_OK;
}

static void
free_task (HPDF_Dict object)
{
  g_free (object->attr);
}

/* Lets FILL write the stream of OBJECT when it is saved, and drops it right afterwards. */
static void
fill_late (PdfWriter *writer, HPDF_Dict object, HPDF_Dict_BeforeWriteFunc fill, guint number)
{
  Task *task = g_new (Task, 1);
  *task = (Task){ writer, number };
  object->attr = task;
  object->free_fn = free_task;
  object->before_write_fn = fill;
  object->after_write_fn = drop_data;
}

static HPDF_Dict
add_image (PdfWriter *writer, guint print)
{
  const IdsSheet *sheet = writer->plan->sheet;
  HPDF_Dict image = HPDF_DictStream_New (writer->doc->mmgr, writer->doc->xref);
  image->filter = HPDF_STREAM_FILTER_DCT_DECODE;
  HPDF_Dict_AddName (image, "Subtype", "Image");
  HPDF_Dict_AddNumber (image, "Width", sheet->photo_width_px);
  HPDF_Dict_AddNumber (image, "Height", sheet->photo_height_px);
  HPDF_Dict_AddName (image, "ColorSpace", "DeviceRGB");
  HPDF_Dict_AddNumber (image, "BitsPerComponent", 8);
  fill_late (writer, image, fill_image, print);
  return image;
}

/* The stream of cut marks for page PAGE_NUMBER. Full pages share one. */
static HPDF_Dict
get_marks (PdfWriter *writer, guint page_number)
{
  guint first = 0, n = 0;
  ids_plan_get_students (writer->plan, page_number, &first, &n);
  const gboolean full = n == (guint) ids_sheet_get_students_per_page (writer->plan->sheet);
  if (full && writer->marks != NULL)
    return writer->marks;
  HPDF_Dict marks = HPDF_DictStream_New (writer->doc->mmgr, writer->doc->xref);
  marks->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  fill_late (writer, marks, fill_marks, page_number);
  if (full)
    writer->marks = marks;
  return marks;
}

/* The page but for INSET_MM along its edges. */
static HPDF_Array
make_box (HPDF_Doc doc, const IdsSheet *sheet, double inset_mm)
{
  const HPDF_Box box = { idp_mm_to_pt (inset_mm), idp_mm_to_pt (inset_mm),
                         idp_mm_to_pt (sheet->page_width_mm - inset_mm),
                         idp_mm_to_pt (sheet->page_height_mm - inset_mm) };
  return HPDF_Box_Array_New (doc->mmgr, box);
}

static void
add_page (PdfWriter *writer, HPDF_Dict font_resources, guint page_number)
{
  const HPDF_Doc doc = writer->doc;
  const IdsSheet *sheet = writer->plan->sheet;
  guint first = 0, n = 0;

  HPDF_Page page = HPDF_AddPage (doc);
  HPDF_Dict_RemoveElement (page, "MediaBox"); /* that of the root of all pages holds */
  HPDF_Dict_Add (page, "TrimBox", make_box (doc, sheet, sheet->bleed_mm));
  if (sheet->bleed_mm > 0)
    HPDF_Dict_Add (page, "BleedBox", make_box (doc, sheet, 0));

  HPDF_Dict contents = ((HPDF_PageAttr) page->attr)->contents;
  contents->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
  fill_late (writer, contents, fill_page, page_number);
  if (sheet->cuts != IDS_CUTS_NONE)
    {
      HPDF_Array all = HPDF_Array_New (doc->mmgr);
      HPDF_Array_Add (all, contents);
      HPDF_Array_Add (all, get_marks (writer, page_number));
      HPDF_Dict_Add (page, "Contents", all);
    }

  HPDF_Dict images = HPDF_Dict_New (doc->mmgr);
  HPDF_Dict resources = HPDF_Page_GetInheritableItem (page, "Resources", HPDF_OCLASS_DICT);
  HPDF_Dict_RemoveElement (resources, "ProcSet"); /* of no use since PDF 1.4 */
  HPDF_Dict_Add (resources, "XObject", images);
  HPDF_Dict_Add (resources, "Font", font_resources);
  ids_plan_get_students (writer->plan, page_number, &first, &n);
  for (guint print = first; print < first + n; print++)
    {
      g_autofree char *name = g_strdup_printf ("I%u", print);
      HPDF_Dict_Add (images, name, add_image (writer, print));
    }
}

static HPDF_STATUS
write_chunk (HPDF_Stream stream, const HPDF_BYTE *data, HPDF_UINT length)
{
  PdfWriter *writer = stream->attr;
  /* libharu counts bytes in 32 bits and would go on with wrong offsets. */
  if (length > G_MAXUINT32 - stream->size)
    writer->write_errno = EFBIG;
  else if (fwrite (data, 1, length, writer->file) < length)
    writer->write_errno = errno;
  else
    return HPDF_OK;
  return HPDF_SetError (stream->error, HPDF_FILE_IO_ERROR, writer->write_errno);
}

/* HPDF_SaveToFile() would not notice a disk that fills up when the file is closed. */
static gboolean
save (PdfWriter *writer, const char *path, GError **error)
{
  g_autoptr (IdsOutput) output = ids_output_open (path, error);
  if (output == NULL)
    return FALSE;

  const HPDF_Doc doc = writer->doc;
  writer->file = output->file;
  HPDF_Stream stream = HPDF_CallbackWriter_New (doc->mmgr, write_chunk, writer);
  HPDF_Dict_Add (doc->trailer, "Root", doc->catalog);
  HPDF_Dict_Add (doc->trailer, "Info", doc->info);
  const gboolean saved = HPDF_GetError (doc) == HPDF_OK
                         && HPDF_Stream_WriteStr (stream, PDF_HEADER) == HPDF_OK
                         && HPDF_Xref_WriteToStream (doc->xref, stream, NULL) == HPDF_OK;
  HPDF_Stream_Free (stream);
  if (saved)
    return ids_output_commit (output, error);

  if (writer->error != NULL)
    g_propagate_error (error, g_steal_pointer (&writer->error));
  else if (writer->write_errno != 0)
    ids_output_set_error (path, writer->write_errno, error);
  else
    g_set_error (error, IDP_ERROR, IDP_ERROR_WRITE,
                 _ ("%s: cannot be written: libharu error 0x%04lX"), path,
                 writer->first_error != HPDF_OK ? writer->first_error : HPDF_GetError (doc));
  return FALSE;
}

static void
add_label_fonts (PdfWriter *writer, const IdsPrint *print)
{
  for (guint i = 0; i < IDS_MAX_SIZES; i++)
    if (print->labels[i].caption != NULL)
      ids_pdf_fonts_add (writer->fonts, print->labels[i].caption);
}

static gboolean
compose (PdfWriter *writer, guint first_page, guint n_pages, GError **error)
{
  const IdsPlan *plan = writer->plan;
  for (guint page = first_page; page < first_page + n_pages; page++)
    {
      guint first = 0, n = 0;
      ids_plan_get_students (plan, page, &first, &n);
      for (guint print = first; print < first + n; print++)
        add_label_fonts (writer, plan->prints->pdata[print]);
      if (plan->numbers != NULL && plan->numbers->captions->len > 0)
        ids_pdf_fonts_add (writer->fonts, plan->numbers->captions->pdata[page]);
    }
  HPDF_Dict font_resources = ids_pdf_fonts_embed (writer->fonts, writer->doc, error);
  if (font_resources == NULL || !ids_pdf_catalog_fill (writer->doc, error))
    return FALSE;

  HPDF_Dict_Add (writer->doc->root_pages, "MediaBox", make_box (writer->doc, plan->sheet, 0));
  for (guint page = first_page; page < first_page + n_pages; page++)
    add_page (writer, font_resources, page);
  return TRUE;
}

static gboolean
write_pdf (const IdsPlan *plan, guint first_page, guint n_pages, const char *path, GError **error)
{
  g_autoptr (IdsPdfFonts) fonts = ids_pdf_fonts_new (plan->captions);
  PdfWriter writer = { .plan = plan, .fonts = fonts };
  writer.doc = HPDF_NewEx (note_error, allocate, g_free, 0, &writer);
  const gboolean written
      = compose (&writer, first_page, n_pages, error) && save (&writer, path, error);
  HPDF_Free (writer.doc);
  return written;
}

const IdsWriter ids_writer_pdf = {
  .id = "pdf",
  .title = N_ ("PDF with the photos' own JPEG data"),
  .suffix = ".pdf",
  .write = write_pdf,
};
