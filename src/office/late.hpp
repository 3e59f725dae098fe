#pragma once

// libzip and libxlsxwriter under their own names, loaded when the first of them is called: most
// runs write neither a document nor a sheet and need not wait for either. Not for other folders.

#include "text/late_library.hpp"

#include <xlsxwriter.h>
#include <zip.h>

namespace clauseline::office {

inline constexpr LateLibrary zip_library{.file = "libzip.so.4",
                                         .name = "libzip.so.4",
                                         .subject = "libzip",
                                         .need = "DOCX, XLSX and the bundles of reviews are packed",
                                         .otherwise = "choose a format that needs none"};
inline constexpr LateLibrary sheet_library{.file = "libxlsxwriter.so." LXW_SOVERSION,
                                           .name = "libxlsxwriter.so." LXW_SOVERSION,
                                           .subject = "--format",
                                           .need = "XLSX files are written",
                                           .otherwise = "choose another format"};

// Only a macro writes a name both as one and as text. NOLINTNEXTLINE(cppcoreguidelines-macro-usage)
#define CLAUSELINE_LATE(library, name) \
  inline constinit const Late<decltype(::name)> name(library, #name)

CLAUSELINE_LATE(zip_library, zip_close);
CLAUSELINE_LATE(zip_library, zip_discard);
CLAUSELINE_LATE(zip_library, zip_error_fini);
CLAUSELINE_LATE(zip_library, zip_error_init);
CLAUSELINE_LATE(zip_library, zip_fclose);
CLAUSELINE_LATE(zip_library, zip_file_add);
CLAUSELINE_LATE(zip_library, zip_file_get_external_attributes);
CLAUSELINE_LATE(zip_library, zip_file_set_dostime);
CLAUSELINE_LATE(zip_library, zip_fopen_index);
CLAUSELINE_LATE(zip_library, zip_fread);
CLAUSELINE_LATE(zip_library, zip_get_num_entries);
CLAUSELINE_LATE(zip_library, zip_open_from_source);
CLAUSELINE_LATE(zip_library, zip_set_file_compression);
CLAUSELINE_LATE(zip_library, zip_source_buffer);
CLAUSELINE_LATE(zip_library, zip_source_buffer_create);
CLAUSELINE_LATE(zip_library, zip_source_close);
CLAUSELINE_LATE(zip_library, zip_source_free);
CLAUSELINE_LATE(zip_library, zip_source_keep);
CLAUSELINE_LATE(zip_library, zip_source_open);
CLAUSELINE_LATE(zip_library, zip_source_read);
CLAUSELINE_LATE(zip_library, zip_source_stat);
CLAUSELINE_LATE(zip_library, zip_stat_index);
CLAUSELINE_LATE(sheet_library, format_set_align);
CLAUSELINE_LATE(sheet_library, format_set_bg_color);
CLAUSELINE_LATE(sheet_library, format_set_bold);
CLAUSELINE_LATE(sheet_library, format_set_border);
CLAUSELINE_LATE(sheet_library, format_set_border_color);
CLAUSELINE_LATE(sheet_library, format_set_font_color);
CLAUSELINE_LATE(sheet_library, format_set_font_name);
CLAUSELINE_LATE(sheet_library, format_set_font_size);
CLAUSELINE_LATE(sheet_library, format_set_font_strikeout);
CLAUSELINE_LATE(sheet_library, format_set_text_wrap);
CLAUSELINE_LATE(sheet_library, format_set_underline);
CLAUSELINE_LATE(sheet_library, workbook_add_format);
CLAUSELINE_LATE(sheet_library, workbook_add_worksheet);
CLAUSELINE_LATE(sheet_library, workbook_close);
CLAUSELINE_LATE(sheet_library, workbook_new);
CLAUSELINE_LATE(sheet_library, workbook_set_properties);
CLAUSELINE_LATE(sheet_library, worksheet_autofilter);
CLAUSELINE_LATE(sheet_library, worksheet_fit_to_pages);
CLAUSELINE_LATE(sheet_library, worksheet_freeze_panes);
CLAUSELINE_LATE(sheet_library, worksheet_repeat_rows);
CLAUSELINE_LATE(sheet_library, worksheet_set_column);
CLAUSELINE_LATE(sheet_library, worksheet_set_footer);
CLAUSELINE_LATE(sheet_library, worksheet_set_header);
CLAUSELINE_LATE(sheet_library, worksheet_set_landscape);
CLAUSELINE_LATE(sheet_library, worksheet_set_paper);
CLAUSELINE_LATE(sheet_library, worksheet_write_blank);
CLAUSELINE_LATE(sheet_library, worksheet_write_rich_string);
CLAUSELINE_LATE(sheet_library, worksheet_write_string);

#undef CLAUSELINE_LATE

}  // namespace clauseline::office
