# SPDX-License-Identifier: Apache-2.0
# Puts the bytes of a file into the program, so that it needs no file beside it when it runs.
#
# sightline_embed(FILE page.html INTO page.cpp HEADER folder/page.hpp FUNCTION sightline::x::page)
#
# makes page.cpp, which defines `std::string_view FUNCTION()` as HEADER declares it. This file is also the script
# that makes it, at build time.
set(SIGHTLINE_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

function(sightline_embed)
  cmake_parse_arguments(EMBED "" "FILE;INTO;HEADER;FUNCTION" "" ${ARGN})
  add_custom_command(
    OUTPUT ${EMBED_INTO}
    COMMAND ${CMAKE_COMMAND} -DFILE=${EMBED_FILE} -DINTO=${EMBED_INTO} -DHEADER=${EMBED_HEADER}
            -DFUNCTION=${EMBED_FUNCTION} -P ${SIGHTLINE_EMBED_SCRIPT}
    DEPENDS ${EMBED_FILE} ${SIGHTLINE_EMBED_SCRIPT}
    COMMENT "Embedding ${EMBED_FILE}"
    VERBATIM)
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  file(READ ${FILE} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  # Lines of a length that tools still open.
  string(REGEX REPLACE "(('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',)('[^']+',))"
         "\\1\n" bytes "${bytes}")
  file(WRITE ${INTO}.new "// Made by cmake/embed.cmake.\n#include \"${HEADER}\"\n\n"
       "std::string_view ${FUNCTION}() {\n  static constexpr char bytes[] = {\n${bytes}};\n"
       "  return {bytes, sizeof bytes};\n}\n")
  file(RENAME ${INTO}.new ${INTO})
endif()
