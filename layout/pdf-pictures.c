/* pdf-pictures: which pictures the pages of a PDF file carry, and where.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pdf-pictures.h"

#include <glib/gi18n.h>
#include <math.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "error.h"
#include "sha256.h"
#include "units.h"

#define MAX_FORM_DEPTH 8
#define MAX_OPERANDS 6

/* Directions that differ by less are the same. */
#define ALIGNED_DEG 1.0
#define ASKEW_DEG 45

/* x' = a x + c y + e, y' = b x + d y + f */
typedef struct
{
  double a, b, c, d, e, f;
} Matrix;

struct _IdsPdfPictures
{
  qpdf_data pdf;
};

typedef struct
{
  IdsPdfPictures *pictures;
  double left_pt, top_pt; /* of the page */
  GPtrArray *found;
} Page;

static gboolean run_content (Page *page, qpdf_oh resources, const char *content, gsize length,
                             Matrix matrix, int depth, GError **error);

static void
picture_free (IdsPdfPicture *picture)
{
  g_free (picture->sha256);
  g_free (picture);
}

void
ids_pdf_pictures_free (IdsPdfPictures *pictures)
{
  if (pictures == NULL)
    return;
  qpdf_cleanup (&pictures->pdf);
  g_free (pictures);
}

IdsPdfPictures *
ids_pdf_pictures_open (const char *path, GError **error)
{
  g_autoptr (IdsPdfPictures) pictures = g_new (IdsPdfPictures, 1);
  pictures->pdf = qpdf_init ();
  qpdf_set_suppress_warnings (pictures->pdf, QPDF_TRUE);
  qpdf_silence_errors (pictures->pdf);
  if ((qpdf_read (pictures->pdf, path, NULL) & QPDF_ERRORS) == 0)
    return g_steal_pointer (&pictures);
  g_set_error (error, IDP_ERROR, IDP_ERROR_UNREADABLE, _ ("%s: not a PDF file that can be read"),
               path);
  return NULL;
}

guint
ids_pdf_pictures_count_pages (const IdsPdfPictures *pictures)
{
  return MAX (0, qpdf_get_num_pages (pictures->pdf));
}

/* LEFT, then RIGHT. */
static Matrix
multiply (const Matrix *left, const Matrix *right)
{
  return (Matrix){ left->a * right->a + left->b * right->c,
                   left->a * right->b + left->b * right->d,
                   left->c * right->a + left->d * right->c,
                   left->c * right->b + left->d * right->d,
                   left->e * right->a + left->f * right->c + right->e,
                   left->e * right->b + left->f * right->d + right->f };
}

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, IDP_ERROR, IDP_ERROR_MISMATCH, message);
  return FALSE;
}

/* The data of STREAM, decoded from what is no picture coding where DECODED. Free with free(). */
static guint8 *
read_stream (Page *page, qpdf_oh stream, gboolean decoded, gsize *length)
{
  unsigned char *data = NULL;
  QPDF_BOOL filtered = QPDF_FALSE;
  size_t size = 0;
  if (qpdf_oh_get_stream_data (page->pictures->pdf, stream,
                               decoded ? qpdf_dl_generalized : qpdf_dl_none, &filtered, &data,
                               &size)
      & QPDF_ERRORS)
    return NULL;
  *length = size;
  return data;
}

/* Where the top of the picture points on the page, whose y points up. */
static int
find_turn (const Matrix *m)
{
  const double angle = atan2 (m->c, m->d) * 180 / G_PI;
  for (int turn = -90; turn <= 180; turn += 90)
    if (fabs (remainder (angle - turn, 360)) < ALIGNED_DEG)
      return turn;
  return ASKEW_DEG;
}

static gboolean
add_picture (Page *page, qpdf_oh image, const Matrix *m, GError **error)
{
  gsize length = 0;
  guint8 *data = read_stream (page, image, FALSE, &length);
  if (data == NULL)
    return refuse (error, _ ("a picture of the page cannot be read"));
  g_autoptr (GBytes) bytes = g_bytes_new_with_free_func (data, length, free, data);
  const double mm_per_pt = idp_pt_to_mm (1);
  IdsPdfPicture *picture = g_new (IdsPdfPicture, 1);
  *picture = (IdsPdfPicture){
    .sha256 = idp_sha256 (bytes),
    .x_mm = (m->e + (m->a + m->c) / 2 - page->left_pt) * mm_per_pt,
    .y_mm = (page->top_pt - (m->f + (m->b + m->d) / 2)) * mm_per_pt,
    .width_mm = (fabs (m->a) + fabs (m->c)) * mm_per_pt,
    .height_mm = (fabs (m->b) + fabs (m->d)) * mm_per_pt,
    .turn_deg = find_turn (m),
    .mirrored = m->a * m->d - m->b * m->c < 0,
  };
  g_ptr_array_add (page->found, picture);
  return TRUE;
}

static double
get_number (Page *page, qpdf_oh array, int i)
{
  return qpdf_oh_get_numeric_value (page->pictures->pdf,
                                    qpdf_oh_get_array_item (page->pictures->pdf, array, i));
}

static gboolean
run_form (Page *page, qpdf_oh form, qpdf_oh resources, Matrix matrix, int depth, GError **error)
{
  const qpdf_data pdf = page->pictures->pdf;
  const qpdf_oh dict = qpdf_oh_get_dict (pdf, form);
  const qpdf_oh own_resources = qpdf_oh_get_key (pdf, dict, "/Resources");
  const qpdf_oh own_matrix = qpdf_oh_get_key (pdf, dict, "/Matrix");
  if (depth >= MAX_FORM_DEPTH)
    return refuse (error, _ ("the page is nested too deeply"));
  if (qpdf_oh_is_array (pdf, own_matrix)
      && qpdf_oh_get_array_n_items (pdf, own_matrix) == MAX_OPERANDS)
    {
      const Matrix first = { get_number (page, own_matrix, 0), get_number (page, own_matrix, 1),
                             get_number (page, own_matrix, 2), get_number (page, own_matrix, 3),
                             get_number (page, own_matrix, 4), get_number (page, own_matrix, 5) };
      matrix = multiply (&first, &matrix);
    }
  gsize length = 0;
  guint8 *content = read_stream (page, form, TRUE, &length);
  if (content == NULL)
    return refuse (error, _ ("the content of the page cannot be read"));
  const gboolean run
      = run_content (page, qpdf_oh_is_dictionary (pdf, own_resources) ? own_resources : resources,
                     (const char *) content, length, matrix, depth + 1, error);
  free (content);
  return run;
}

static gboolean
draw_object (Page *page, qpdf_oh resources, const char *name, const Matrix *matrix, int depth,
             GError **error)
{
  const qpdf_data pdf = page->pictures->pdf;
  const qpdf_oh objects = qpdf_oh_get_key_if_dict (pdf, resources, "/XObject");
  const qpdf_oh object = qpdf_oh_get_key_if_dict (pdf, objects, name);
  if (!qpdf_oh_is_stream (pdf, object))
    return refuse (error, _ ("the page draws something that is not there"));
  const qpdf_oh subtype = qpdf_oh_get_key (pdf, qpdf_oh_get_dict (pdf, object), "/Subtype");
  if (qpdf_oh_is_name_and_equals (pdf, subtype, "/Image"))
    return add_picture (page, object, matrix, error);
  if (qpdf_oh_is_name_and_equals (pdf, subtype, "/Form"))
    return run_form (page, object, resources, *matrix, depth, error);
  return refuse (error, _ ("the page draws something of an unknown kind"));
}

/* Steps over a string in parentheses, a hexadecimal one or a comment. */
static const char *
skip_string (const char *at, const char *end)
{
  if (*at != '(')
    {
      const char *close = memchr (at, *at == '<' ? '>' : '\n', end - at);
      return close != NULL ? close + 1 : end;
    }
  int nesting = 0;
  for (; at < end; at++)
    {
      if (*at == '\\')
        at++;
      else if (*at == '(')
        nesting++;
      else if (*at == ')' && --nesting == 0)
        return at + 1;
    }
  return end;
}

/* The next word of the content in WORD; strings and brackets are passed over. NULL at the end. */
static const char *
next_word (const char *at, const char *end, GString *word)
{
  static const char blanks[] = " \t\r\n\f";
  while (at < end)
    {
      if (*at == '\0' || strchr (blanks, *at) != NULL || strchr ("[]{}>)", *at) != NULL)
        at++;
      else if (*at == '(' || *at == '%' || (*at == '<' && (end - at < 2 || at[1] != '<')))
        at = skip_string (at, end);
      else if (*at == '<')
        at += 2;
      else
        {
          const char *start = at++;
          while (at < end && *at != '\0' && strchr (blanks, *at) == NULL
                 && strchr ("[]{}<>()/%", *at) == NULL)
            at++;
          g_string_truncate (word, 0);
          g_string_append_len (word, start, at - start);
          return at;
        }
    }
  return NULL;
}

/* Follows q, Q, cm and Do; nothing else moves or draws a picture, but BI, which is refused. */
static gboolean
run_content (Page *page, qpdf_oh resources, const char *content, gsize length, Matrix matrix,
             int depth, GError **error)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Matrix));
  g_autoptr (GString) word = g_string_new (NULL);
  g_autoptr (GString) name = g_string_new (NULL);
  double operands[MAX_OPERANDS] = { 0 };
  guint n = 0;
  const char *end = content + length;
  for (const char *at = next_word (content, end, word); at != NULL; at = next_word (at, end, word))
    {
      char *rest = NULL;
      const double number = g_ascii_strtod (word->str, &rest);
      if (rest != word->str && *rest == '\0')
        {
          operands[n++ % MAX_OPERANDS] = number;
          continue;
        }
      if (*word->str == '/')
        {
          g_string_assign (name, word->str);
          continue;
        }
      if (strcmp (word->str, "q") == 0)
        g_array_append_val (stack, matrix);
      else if (strcmp (word->str, "Q") == 0 && stack->len > 0)
        {
          matrix = g_array_index (stack, Matrix, stack->len - 1);
          g_array_set_size (stack, stack->len - 1);
        }
      else if (strcmp (word->str, "cm") == 0 && n == MAX_OPERANDS)
        {
          const Matrix next
              = { operands[0], operands[1], operands[2], operands[3], operands[4], operands[5] };
          matrix = multiply (&next, &matrix);
        }
      else if (strcmp (word->str, "BI") == 0)
        return refuse (error, _ ("the page holds a picture outside of the list of its pictures"));
      else if (strcmp (word->str, "Do") == 0
               && !draw_object (page, resources, name->str, &matrix, depth, error))
        return FALSE;
      n = 0;
    }
  return TRUE;
}

/* The value of an entry that a page may have from the nodes above it. */
static qpdf_oh
get_inherited (qpdf_data pdf, qpdf_oh page, const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (pdf, page, key);
  for (int depth = 0; depth < MAX_FORM_DEPTH && qpdf_oh_is_null (pdf, value); depth++)
    {
      page = qpdf_oh_get_key_if_dict (pdf, page, "/Parent");
      value = qpdf_oh_get_key_if_dict (pdf, page, key);
    }
  return value;
}

GPtrArray *
ids_pdf_pictures_get (IdsPdfPictures *pictures, guint number, GError **error)
{
  const qpdf_data pdf = pictures->pdf;
  const qpdf_oh node = qpdf_get_page_n (pdf, number);
  const qpdf_oh box = get_inherited (pdf, node, "/MediaBox");
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  Page page = { pictures, 0, 0, found };
  unsigned char *content = NULL;
  size_t length = 0;
  if (!qpdf_oh_is_array (pdf, box)
      || (qpdf_oh_get_page_content_data (pdf, node, &content, &length) & QPDF_ERRORS))
    {
      refuse (error, _ ("the content of the page cannot be read"));
      return NULL;
    }
  page.left_pt = get_number (&page, box, 0);
  page.top_pt = get_number (&page, box, 3);
  const Matrix identity = { 1, 0, 0, 1, 0, 0 };
  /* What is laid over a page, such as a stamp, may be a picture too. */
  gboolean run = qpdf_oh_is_null (pdf, qpdf_oh_get_key (pdf, node, "/Annots"))
                 || refuse (error, _ ("something is laid over the page"));
  run = run
        && run_content (&page, get_inherited (pdf, node, "/Resources"), (const char *) content,
                        length, identity, 0, error);
  free (content);
  return run ? g_steal_pointer (&found) : NULL;
}
