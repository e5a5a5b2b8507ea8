/* drawings: pictures without a person in them, or with other things too.
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "drawings.h"

#include <string.h>

#include "surface.h"

#define WIDTH 600
#define HEIGHT 800

static const DrawnEyes no_eyes = { { NAN, NAN }, { NAN, NAN } };

static void
set_hex (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0);
}

static void
fill_hex (cairo_t *cr, guint32 rgb)
{
  set_hex (cr, rgb);
  cairo_fill (cr);
}

/* Fills with RGB what stays as the path, and draws a black line around it. */
static void
fill_outlined (cairo_t *cr, guint32 rgb, double line_px)
{
  set_hex (cr, rgb);
  cairo_fill_preserve (cr);
  set_hex (cr, 0x101010);
  cairo_set_line_width (cr, line_px);
  cairo_stroke (cr);
}

static void
ellipse (cairo_t *cr, double x, double y, double rx, double ry)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, rx, ry);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
  cairo_restore (cr);
}

static cairo_t *
begin (guint32 wall)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  set_hex (cr, wall);
  cairo_paint (cr);
  return cr;
}

static IdpImage *
finish (cairo_t *cr)
{
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  IdpImage *image = idp_surface_to_image (cairo_get_target (cr), NULL);
  g_assert_nonnull (image);
  cairo_destroy (cr);
  return image;
}

/* --- With eyes --- */

IdpImage *
drawing_cat (DrawnEyes *eyes)
{
  cairo_t *cr = begin (0xdfe3e6);
  ellipse (cr, 300, 760, 190, 240);
  fill_hex (cr, 0x7a6a58);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, 300 + side * 60, 260);
      cairo_line_to (cr, 300 + side * 150, 130);
      cairo_line_to (cr, 300 + side * 165, 340);
      fill_hex (cr, 0x6d5e4e);
      cairo_move_to (cr, 300 + side * 95, 255);
      cairo_line_to (cr, 300 + side * 140, 175);
      cairo_line_to (cr, 300 + side * 148, 300);
      fill_hex (cr, 0xc59a90);
    }
  ellipse (cr, 300, 390, 175, 155);
  fill_hex (cr, 0x85735f);
  for (int side = -1; side <= 1; side += 2)
    {
      ellipse (cr, 300 + side * 70, 370, 38, 30);
      fill_hex (cr, 0xb9c25a);
      ellipse (cr, 300 + side * 70, 370, 7, 27);
      fill_hex (cr, 0x0c0c0c);
      ellipse (cr, 300 + side * 32, 465, 42, 32);
      fill_hex (cr, 0xd8ccba);
    }
  cairo_move_to (cr, 280, 430);
  cairo_line_to (cr, 320, 430);
  cairo_line_to (cr, 300, 452);
  fill_hex (cr, 0xb0706c);
  set_hex (cr, 0xf4f4f0);
  cairo_set_line_width (cr, 2);
  for (int side = -1; side <= 1; side += 2)
    for (int i = -1; i <= 1; i++)
      {
        cairo_move_to (cr, 300 + side * 50, 465 + i * 8);
        cairo_line_to (cr, 300 + side * 240, 450 + i * 34);
      }
  cairo_stroke (cr);
  *eyes = (DrawnEyes){ { 230, 370 }, { 370, 370 } };
  return finish (cr);
}

IdpImage *
drawing_cartoon (DrawnEyes *eyes)
{
  cairo_t *cr = begin (0xf2f6fa);
  ellipse (cr, 300, 300, 190, 210); /* hair */
  fill_outlined (cr, 0x3b4fa0, 5);
  cairo_rectangle (cr, 255, 500, 90, 120);
  fill_outlined (cr, 0xffe0c8, 5);
  ellipse (cr, 300, 780, 230, 190);
  fill_outlined (cr, 0xd84040, 5);
  cairo_move_to (cr, 150, 310); /* a face that comes to a point */
  cairo_curve_to (cr, 150, 450, 230, 540, 300, 555);
  cairo_curve_to (cr, 370, 540, 450, 450, 450, 310);
  cairo_curve_to (cr, 400, 240, 200, 240, 150, 310);
  fill_outlined (cr, 0xffe0c8, 5);
  for (int side = -1; side <= 1; side += 2)
    {
      ellipse (cr, 300 + side * 75, 370, 42, 56);
      fill_outlined (cr, 0xffffff, 5);
      ellipse (cr, 300 + side * 75, 378, 28, 42);
      fill_hex (cr, 0x2f6fb8);
      ellipse (cr, 300 + side * 75, 382, 14, 24);
      fill_hex (cr, 0x101018);
      ellipse (cr, 300 + side * 75 - 10, 358, 10, 12);
      fill_hex (cr, 0xffffff);
    }
  cairo_move_to (cr, 292, 450);
  cairo_line_to (cr, 300, 460);
  cairo_move_to (cr, 270, 495);
  cairo_curve_to (cr, 285, 512, 315, 512, 330, 495);
  set_hex (cr, 0x101010);
  cairo_stroke (cr);
  *eyes = (DrawnEyes){ { 225, 374 }, { 375, 374 } };
  return finish (cr);
}

IdpImage *
drawing_smiley (DrawnEyes *eyes)
{
  cairo_t *cr = begin (0xffffff);
  ellipse (cr, 300, 400, 200, 200);
  fill_outlined (cr, 0xffd400, 8);
  ellipse (cr, 235, 340, 18, 30);
  ellipse (cr, 365, 340, 18, 30);
  fill_hex (cr, 0x101010);
  cairo_arc (cr, 300, 400, 120, 0.15 * G_PI, 0.85 * G_PI);
  cairo_set_line_width (cr, 12);
  cairo_stroke (cr);
  *eyes = (DrawnEyes){ { 235, 340 }, { 365, 340 } };
  return finish (cr);
}

/* --- Without --- */

IdpImage *
drawing_bricks (DrawnEyes *eyes)
{
  cairo_t *cr = begin (0xcfc8bd);
  for (int row = 0; row < HEIGHT / 40; row++)
    for (int column = -1; column <= WIDTH / 100; column++)
      {
        cairo_rectangle (cr, column * 100 + row % 2 * 50 + 4, row * 40 + 4, 92, 32);
        fill_hex (cr, (row * 7 + column * 5) % 3 == 0 ? 0x9a4a38 : 0xa9563f);
      }
  *eyes = no_eyes;
  return finish (cr);
}

IdpImage *
drawing_curtain (DrawnEyes *eyes)
{
  cairo_t *cr = begin (0x803030);
  for (int x = 0; x < WIDTH; x++)
    {
      const double fold = 0.5 + 0.5 * sin (x / 17.0 + 2 * sin (x / 61.0));
      cairo_rectangle (cr, x, 0, 1, HEIGHT);
      cairo_set_source_rgb (cr, 0.25 + 0.4 * fold, 0.10 + 0.1 * fold, 0.12 + 0.12 * fold);
      cairo_fill (cr);
    }
  *eyes = no_eyes;
  return finish (cr);
}

IdpImage *
drawing_mouth (DrawnEyes *eyes)
{
  cairo_t *cr = begin (0xd9a88c);
  ellipse (cr, 300, 400, 150, 62);
  fill_hex (cr, 0xb4554f);
  ellipse (cr, 300, 400, 118, 30);
  fill_hex (cr, 0x3a1414);
  ellipse (cr, 300, 388, 104, 16);
  fill_hex (cr, 0xf1ebe0);
  *eyes = no_eyes;
  return finish (cr);
}

IdpImage *
drawing_noise (int cell)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  IdpImage *image = idp_image_new (WIDTH, HEIGHT, NULL);
  g_assert_nonnull (image);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        guint8 *rgb = idp_image_at (image, x, y);
        if (y % cell > 0)
          memcpy (rgb, idp_image_at (image, x, y - 1), 3);
        else if (x % cell > 0)
          memcpy (rgb, idp_image_at (image, x - 1, y), 3);
        else
          for (int i = 0; i < 3; i++)
            rgb[i] = g_rand_int_range (rand, 0, 256);
      }
  return image;
}

/* --- Changes --- */

void
drawing_paste (IdpImage *into, const IdpImage *from, int x, int y)
{
  const IdpRect all = { 0, 0, into->width_px, into->height_px };
  const IdpRect whole = { x, y, from->width_px, from->height_px };
  const IdpRect part = idp_rect_intersect (&whole, &all);
  for (int row = 0; row < part.height; row++)
    memcpy (idp_image_at (into, part.x, part.y + row),
            idp_image_at (from, part.x - x, part.y - y + row), (gsize) part.width * 3);
}

IdpImage *
drawing_part (const IdpImage *image, const IdpRect *rect)
{
  IdpImage *part = idp_image_new (rect->width, rect->height, NULL);
  g_assert_nonnull (part);
  drawing_paste (part, image, -rect->x, -rect->y);
  return part;
}

IdpImage *
drawing_upside_down (const IdpImage *image)
{
  IdpImage *turned = idp_image_new (image->width_px, image->height_px, NULL);
  g_assert_nonnull (turned);
  for (int y = 0; y < image->height_px; y++)
    for (int x = 0; x < image->width_px; x++)
      memcpy (idp_image_at (turned, image->width_px - 1 - x, image->height_px - 1 - y),
              idp_image_at (image, x, y), 3);
  return turned;
}
