/* make-roster: a roster of any length with a photo of its own for every student, to measure idsheet
 * with. make-roster N_STUDENTS FOLDER writes FOLDER/roster.csv and FOLDER/photos/. The same number
 * gives the same files. From the thousandth student on pictures return, each time with a longer
 * comment, so that no two files are the same. SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib/gstdio.h>

#include "encode.h"
#include "sitter.h"

#define MAX_STUDENTS 1000000
#define N_SITTERS 8
#define MAX_PICTURES 1000
#define QUALITY 88
#define NOISE_LEVELS 2
#define PHOTOS_PER_FOLDER 1000

/* Every 40th name has a character that few fonts have. */
#define RARE_EVERY 40

static const char surnames[]
    = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高梁郑谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏"
      "魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
      "万";
static const char given[]
    = "伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超霞平刚桂英文辉力健红斌玲建华志亮梅琳鑫宇浩然子轩欣怡雨桐"
      "梓涵一诺佳琪思远俊熙晨曦嘉懿煜城天翊弘文哲瀚雪松昊乐心琪博雅诗婷玉洁晓东国庆春燕海燕立新永";
static const char rare[] = "㐂㛃䶮𠮷𬭚𬎆𫖯𪩘𡊮𤧣𬴊𰃮𬬮喆玥犇燚翀堃赟";

static void
append_character (GString *text, GRand *random, const char *characters)
{
  const int n = g_utf8_strlen (characters, -1);
  const char *character = g_utf8_offset_to_pointer (characters, g_rand_int_range (random, 0, n));
  g_string_append_len (text, character, g_utf8_next_char (character) - character);
}

static char *
make_name (GRand *random, int number)
{
  GString *name = g_string_new (NULL);
  append_character (name, random, surnames);
  append_character (name, random, number % RARE_EVERY == 0 ? rare : given);
  if (g_rand_boolean (random))
    append_character (name, random, given);
  return g_string_free (name, FALSE);
}

/* SITTER with a little noise that no other student has. */
static GBytes *
make_photo (GRand *random, const IdpImage *sitter)
{
  const IdpJpegOptions options = { .quality = QUALITY, .density_dpi = 300 };
  g_autoptr (GError) error = NULL;
  g_autoptr (IdpImage) photo = idp_image_new (sitter->width_px, sitter->height_px, &error);
  g_assert_no_error (error);
  for (int i = 0; i < photo->width_px * photo->height_px * 3; i++)
    photo->rgb[i] = CLAMP (
        sitter->rgb[i] + g_rand_int_range (random, -NOISE_LEVELS, NOISE_LEVELS + 1), 0, 255);

  GBytes *jpeg = idp_encode_jpeg (photo, &options, &error);
  g_assert_no_error (error);
  return jpeg;
}

/* JPEG with LENGTH bytes of comment behind its first marker. */
static GBytes *
add_comment (GBytes *jpeg, guint length)
{
  enum
  {
    SOI_BYTES = 2,
    COMMENT_HEADER_BYTES = 4,
  };
  gsize jpeg_length = 0;
  const guint8 *data = g_bytes_get_data (jpeg, &jpeg_length);
  const guint field = length + 2; /* it counts itself */
  const guint8 header[COMMENT_HEADER_BYTES] = { 0xff, 0xfe, field >> 8, field & 0xff };
  GByteArray *bytes = g_byte_array_sized_new (jpeg_length + COMMENT_HEADER_BYTES + length);
  g_byte_array_append (bytes, data, SOI_BYTES);
  g_byte_array_append (bytes, header, sizeof header);
  for (guint i = 0; i < length; i++)
    g_byte_array_append (bytes, (const guint8 *) " ", 1);
  g_byte_array_append (bytes, data + SOI_BYTES, jpeg_length - SOI_BYTES);
  return g_byte_array_free_to_bytes (bytes);
}

static void
draw_sitters (IdpImage *sitters[N_SITTERS])
{
  for (int i = 0; i < N_SITTERS; i++)
    {
      g_autoptr (GError) error = NULL;
      SitterParams params = sitter_params_finished ();
      params.seed = i;
      params.skin_tone = (double) i / N_SITTERS;
      params.hair = i % 2 == 0 ? SITTER_HAIR_SHORT : SITTER_HAIR_LONG;
      sitters[i] = sitter_draw (&params, NULL, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  guint64 n_students = 0;
  if (argc != 3 || !g_ascii_string_to_unsigned (argv[1], 10, 1, MAX_STUDENTS, &n_students, NULL))
    {
      g_printerr ("usage: make-roster N_STUDENTS FOLDER\n");
      return 2;
    }

  IdpImage *sitters[N_SITTERS] = { NULL };
  GRand *random = g_rand_new_with_seed (n_students);
  g_autoptr (GString) roster = g_string_new ("name,student_id,photo\r\n");
  g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  draw_sitters (sitters);
  for (guint i = 0; i < n_students; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = make_name (random, i);
      g_autofree char *photo
          = g_strdup_printf ("%02u/%u.jpg", i / PHOTOS_PER_FOLDER, 202400000 + i);
      g_autofree char *path = g_build_filename (argv[2], "photos", photo, NULL);
      g_autofree char *folder = g_path_get_dirname (path);
      if (i < MAX_PICTURES)
        g_ptr_array_add (pictures, make_photo (random, sitters[i % N_SITTERS]));
      g_autoptr (GBytes) jpeg = add_comment (pictures->pdata[i % MAX_PICTURES], i / MAX_PICTURES);

      g_mkdir_with_parents (folder, 0777);
      g_file_set_contents (path, g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg), &error);
      g_assert_no_error (error);
      g_string_append_printf (roster, "%s,%u,%s\r\n", name, 202400000 + i, photo);
    }

  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (argv[2], "roster.csv", NULL);
  g_file_set_contents (path, roster->str, roster->len, &error);
  g_assert_no_error (error);
  for (int i = 0; i < N_SITTERS; i++)
    idp_image_free (sitters[i]);
  g_rand_free (random);
  return 0;
}
