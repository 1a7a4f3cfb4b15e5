@echo off
rem Untried: never yet run on a Windows; the script beside it is the one that is tested.
rem Starts the Hostwatch exporter on a Java 25 (or later) that is installed here; --help tells the flags.
rem   HOSTWATCH_JAVA_HOME   the Java to use, before JAVA_HOME and the PATH
rem   JAVA_OPTS             further options for the JVM
setlocal

for %%i in ("%~dp0..\lib") do set "LIB=%%~fi"
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined HOSTWATCH_JAVA_HOME set "JAVA=%HOSTWATCH_JAVA_HOME%\bin\java.exe"

set "MAJOR="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1 ^| findstr /i "version""') do (
  for /f "delims=.-+" %%m in ("%%~v") do if not defined MAJOR set "MAJOR=%%m"
)
if not defined MAJOR goto nojava
if %MAJOR% LSS 25 goto nojava

"%JAVA%" "@%LIB%\java.options" %JAVA_OPTS% -cp "%LIB%\hostwatch-exporter.jar" io.hostwatch.exporter.ExporterMain %*
exit /b %ERRORLEVEL%

:nojava
echo hostwatch-exporter: no Java 25 found; install one (Temurin 25) or set HOSTWATCH_JAVA_HOME 1>&2
exit /b 1
